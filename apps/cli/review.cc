#include "review.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <optional>
#include <vector>

namespace korridor::cli {
namespace {

/// The terminal gives single keys, and shows none, as long as this lives.
class SingleKeys {
 public:
  SingleKeys() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
  }
  ~SingleKeys() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  }
  SingleKeys(const SingleKeys&) = delete;
  SingleKeys& operator=(const SingleKeys&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

char read_key() {
  const SingleKeys keys;
  char key = 'q';
  return ::read(STDIN_FILENO, &key, 1) == 1 ? key : 'q';
}

std::string text_or_dash(const Json& value) { return value.is_null() ? "-" : value.get<std::string>(); }

/// What a terminal could take for a command becomes a blank: articles are strangers' bytes.
std::string harmless(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return text;
}

void show(const Json& s, std::size_t number, std::size_t all) {
  std::cout << fmt::format(
      "\n[{}/{}] {} {}{}\n", number, all, s["source_name"].get<std::string>(), s["state"].get<std::string>(),
      s["witnesses"].get<int>() > 1 ? fmt::format(", {} witnesses", s["witnesses"].get<int>()) : "");
  if (const Json& sentence = s["sentence"]; !sentence.is_null())
    std::cout << "  " << harmless(sentence["before"]) << "\033[7m" << harmless(sentence["marked"]) << "\033[0m"
              << harmless(sentence["after"]) << "\n";
  std::cout << harmless(fmt::format("  {}: {} | {} = {} {} [{}, {}] {} {}", s["kind"].get<std::string>(),
                                    text_or_dash(s["subject"]), text_or_dash(s["property"]), text_or_dash(s["value"]),
                                    text_or_dash(s["unit"]), text_or_dash(s["low"]), text_or_dash(s["high"]),
                                    text_or_dash(s["basis"]), text_or_dash(s["as_of"])))
            << "\n  a accept, e edit, r reject, s skip, u undo, q quit: " << std::flush;
}

std::optional<std::string> ask_for_edit() {
  std::cout << "\n  fields (subject property value low high unit per basis scope as_of): field=value;field=value\n  "
            << std::flush;
  std::string line;
  if (!std::getline(std::cin, line) || line.empty()) return std::nullopt;
  return line;
}

void tell_errors(const Reply& reply) {
  if (!reply.json.contains("errors")) return;
  for (const Json& error : reply.json["errors"])
    std::cout << "  " << error["message"].get<std::string>() << "; " << error["hint"].get<std::string>() << "\n";
}

/// One pass over what is open.
class Review {
 public:
  Review(const std::filesystem::path& ledger, std::string who, const Json& open)
      : ledger_(ledger), who_(std::move(who)), open_(open) {}

  Json run() {
    while (at_ < open_.size() && !quit_) {
      show(open_[at_], at_ + 1, open_.size());
      take(read_key());
    }
    std::cout << "\n";
    return std::move(decided_);
  }

 private:
  void take(char key) {
    if (key == 'a') return decide("accept");
    if (key == 'r') return decide("reject");
    if (key == 's') ++at_;
    if (key == 'q' || key == 4) quit_ = true;
    if (key == 'u') undo();
    if (key == 'e')
      if (const auto fields = ask_for_edit()) decide("edit:" + *fields);
  }

  bool write(const std::string& decision) {
    const Reply reply =
        ledger_review({.ledger = ledger_, .decide = {decision}, .same = {}, .different = {}, .who = who_});
    std::cout << decision.substr(decision.find('=') + 1) << "\n";
    tell_errors(reply);
    if (reply.exit_code != kExitOk) return false;
    for (const Json& d : reply.json["decided"]) decided_.push_back(d);
    return true;
  }

  void decide(const std::string& what) {
    if (!write(open_[at_]["id"].get<std::string>() + "=" + what)) return;
    done_.push_back(at_++);
  }

  void undo() {
    if (done_.empty()) return;
    if (!write(open_[done_.back()]["id"].get<std::string>() + "=undo")) return;
    at_ = done_.back();
    done_.pop_back();
  }

  const std::filesystem::path& ledger_;
  std::string who_;
  const Json& open_;
  std::size_t at_ = 0;
  std::vector<std::size_t> done_;
  bool quit_ = false;
  Json decided_ = Json::array();
};

}  // namespace

Reply review_in_terminal(const std::filesystem::path& ledger, const StatementFilter& filter, const std::string& who) {
  const Reply listed = ledger_list({.ledger = ledger, .filter = filter});
  if (listed.exit_code != kExitOk) return listed;
  Json open = Json::array();
  for (const Json& s : listed.json["statements"])
    if (s["state"] == "proposed" || s["state"] == "reopened" || !filter.state.empty()) open.push_back(s);
  Reply reply{.json = reply_head("ledger", nullptr, "ok")};
  reply.json["action"] = "review";
  reply.json["decided"] = Review(ledger, who, open).run();
  reply.json["judged"] = 0;
  return reply;
}

}  // namespace korridor::cli
