#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_set>

#include "korridor/base/fold.h"
#include "korridor/base/text.h"
#include "korridor/news/text/source_text.h"

namespace korridor {
namespace {

bool is_silent(GumboTag tag) {
  constexpr std::array tags{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NAV,
                            GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM,     GUMBO_TAG_SELECT,   GUMBO_TAG_BUTTON,
                            GUMBO_TAG_IFRAME, GUMBO_TAG_SVG,   GUMBO_TAG_HEAD,     GUMBO_TAG_TEXTAREA};
  return std::ranges::find(tags, tag) != tags.end();
}

bool is_inline(GumboTag tag) {
  constexpr std::array tags{
      GUMBO_TAG_A,    GUMBO_TAG_B,    GUMBO_TAG_I,     GUMBO_TAG_EM,   GUMBO_TAG_STRONG, GUMBO_TAG_SPAN, GUMBO_TAG_SUB,
      GUMBO_TAG_SUP,  GUMBO_TAG_ABBR, GUMBO_TAG_SMALL, GUMBO_TAG_MARK, GUMBO_TAG_U,      GUMBO_TAG_S,    GUMBO_TAG_TIME,
      GUMBO_TAG_CODE, GUMBO_TAG_FONT, GUMBO_TAG_Q,     GUMBO_TAG_CITE, GUMBO_TAG_DATA,   GUMBO_TAG_BDI,  GUMBO_TAG_BDO,
      GUMBO_TAG_WBR,  GUMBO_TAG_IMG,  GUMBO_TAG_VAR,   GUMBO_TAG_DFN,  GUMBO_TAG_INS,    GUMBO_TAG_DEL};
  return std::ranges::find(tags, tag) != tags.end();
}

bool is_tag(const GumboNode* node, GumboTag tag) {
  return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

std::string attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string() : lower_ascii(found->value);
}

/// The elements that an article, or the page's heading, stands in: never furniture, whatever their class is called.
std::unordered_set<const GumboNode*> around_article(const GumboNode* root) {
  std::unordered_set<const GumboNode*> around;
  std::vector<const GumboNode*> open{root};
  while (!open.empty()) {
    const GumboNode* node = open.back();
    open.pop_back();
    if (is_tag(node, GUMBO_TAG_ARTICLE) || is_tag(node, GUMBO_TAG_MAIN) || is_tag(node, GUMBO_TAG_H1))
      for (const GumboNode* up = node; up != nullptr && around.insert(up).second; up = up->parent) {
      }
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_DOCUMENT) continue;
    const GumboVector& children =
        node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) open.push_back(static_cast<const GumboNode*>(children.data[i]));
  }
  return around;
}

/// class="cookie-banner", id="sidebar": a name that begins with a word for what stands around articles.
bool is_furniture_name(std::string_view name) {
  constexpr std::array<std::string_view, 20> words{"cookie",     "consent",  "gdpr",    "cmp",      "breadcrumb",
                                                   "newsletter", "nav",      "menu",    "sidebar",  "social",
                                                   "paywall",    "advertis", "advert",  "comments", "footer",
                                                   "masthead",   "share-",   "sharing", "related-", "teaser-"};
  const auto begins = [&](std::string_view word) {
    if (!name.starts_with(word)) return false;
    const char behind = name.size() > word.size() ? name[word.size()] : '-';
    return word.size() > 4 || behind < 'a' || behind > 'z' || name.starts_with("navbar") ||
           name.starts_with("navigation");
  };
  return std::ranges::any_of(words, begins);
}

/// What stands around the article of a page: menus, banners about cookies, what is hidden.
bool is_furniture(const GumboNode* node, bool in_article) {
  constexpr std::array<std::string_view, 8> roles{"navigation", "banner", "contentinfo", "complementary",
                                                  "search",     "dialog", "alertdialog", "menu"};
  if (std::ranges::find(roles, attribute(node, "role")) != roles.end()) return true;
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
  if (is_tag(node, GUMBO_TAG_HEADER) && !in_article) return true;
  for (const char* name : {"class", "id"})
    for (const std::string& part : split(attribute(node, name), ' '))
      if (is_furniture_name(part)) return true;
  return false;
}

/// How deep elements may be open at once, counted on the bytes: closing tags that HTML lets out are not waited for.
int deepest(std::string_view bytes) {
  constexpr std::array<std::string_view, 20> unclosed{"br",     "img", "meta", "link", "input", "hr",   "p",
                                                      "li",     "td",  "tr",   "th",   "dt",    "dd",   "option",
                                                      "source", "wbr", "col",  "area", "embed", "tbody"};
  int depth = 0, most = 0;
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    std::size_t begin = at + 1;
    const bool closes = begin < bytes.size() && bytes[begin] == '/';
    if (closes) ++begin;
    std::size_t end = begin;
    while (end < bytes.size() && end < begin + 12 && std::isalnum(static_cast<unsigned char>(bytes[end])) != 0) ++end;
    if (end == begin || std::ranges::find(unclosed, lower_ascii(bytes.substr(begin, end - begin))) != unclosed.end())
      continue;
    depth = std::max(0, depth + (closes ? -1 : 1));
    most = std::max(most, depth);
  }
  return most;
}

/// Copies a text node: equal bytes as they are, references (`&amp;`, `&#160;`) with the bytes they take.
void copy_text(std::string_view decoded, std::string_view original, std::size_t offset, SourceText& out) {
  if (decoded == original) {
    out.append(decoded, offset);
    return;
  }
  std::size_t from = 0, to = 0, plain_from = 0, plain_to = 0;
  const auto flush = [&] { out.append(decoded.substr(plain_to, to - plain_to), offset + plain_from); };
  while (from < original.size() && to < decoded.size()) {
    const bool reference =
        original[from] == '&' && !(decoded[to] == '&' && (from + 1 >= original.size() || original[from + 1] == ' '));
    if (!reference && original[from] == decoded[to]) {
      ++from, ++to;
      continue;
    }
    flush();
    if (original[from] == '\r') {
      ++from;
    } else if (reference) {
      const std::size_t semicolon = original.find(';', from);
      if (semicolon == std::string_view::npos || semicolon - from > 32) return;
      const std::size_t length = decode(decoded, to).size;
      out.append(decoded.substr(to, length), offset + from, semicolon + 1 - from);
      to += length;
      from = semicolon + 1;
    } else {
      return;  // what follows cannot be placed, so nothing is proposed from it
    }
    plain_from = from;
    plain_to = to;
  }
  flush();
}

/// Walks the tree without recursion: deep pages must not break the stack.
void walk(const GumboNode* root, std::string_view bytes, SourceText& out) {
  struct Step {
    const GumboNode* node;
    bool leaves, in_article;
  };
  const auto around = around_article(root);
  std::vector<Step> steps{{root, false, false}};
  while (!steps.empty()) {
    const Step step = steps.back();
    steps.pop_back();
    const GumboNode* node = step.node;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      const GumboStringPiece piece = node->v.text.original_text;
      if (piece.data < bytes.data() || piece.data + piece.length > bytes.data() + bytes.size()) continue;
      copy_text(node->v.text.text, {piece.data, piece.length}, static_cast<std::size_t>(piece.data - bytes.data()),
                out);
      continue;
    }
    const bool document = node->type == GUMBO_NODE_DOCUMENT;
    if (!document && node->type != GUMBO_NODE_ELEMENT) continue;
    if (!document && is_silent(node->v.element.tag)) continue;
    // without an article or a heading nobody can tell what the page is about
    if (!document && !around.empty() && !around.contains(node) && is_furniture(node, step.in_article)) continue;
    const bool block = !document && !is_inline(node->v.element.tag);
    if (block) out.append_break();
    if (step.leaves) continue;
    const bool in_article = step.in_article || is_tag(node, GUMBO_TAG_ARTICLE) || is_tag(node, GUMBO_TAG_MAIN);
    steps.push_back({node, true, in_article});
    const GumboVector& children = document ? node->v.document.children : node->v.element.children;
    for (unsigned i = children.length; i > 0; --i)
      steps.push_back({static_cast<const GumboNode*>(children.data[i - 1]), false, in_article});
  }
}

}  // namespace

Result<SourceText> read_html(std::string_view bytes) {
  if (bytes.size() > kLargestPage)
    return fail(
        {.code = "news_format", .message = "the page is larger than 32 MB", .hint = "split it, or save its text"});
  if (deepest(bytes) > kDeepestPage)
    return fail({.code = "news_format",
                 .message = "the elements of the page are nested deeper than 1000",
                 .hint = "save its text"});
  if (std::ranges::count(bytes, '<') > kMostTags)
    return fail({.code = "news_format", .message = "the page has more than a million tags", .hint = "save its text"});
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, bytes.data(), bytes.size()), destroy);
  SourceText text;
  text.append_break();  // a page without text is no text of its own
  if (output != nullptr && output->document != nullptr) walk(output->document, bytes, text);
  return text;
}

}  // namespace korridor
