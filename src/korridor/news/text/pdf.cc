#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "korridor/base/run_program.h"
#include "korridor/news/text/source_text.h"

namespace korridor {
namespace {

constexpr auto kPatience = std::chrono::seconds{60};

/// A file of its own that goes away.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes)
      : path_((std::filesystem::temp_directory_path() / "korridor_pdf_XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    if (file < 0) return;
    std::size_t done = 0;
    while (done < bytes.size()) {
      const auto wrote = ::write(file, bytes.data() + done, bytes.size() - done);
      if (wrote <= 0) break;
      done += static_cast<std::size_t>(wrote);
    }
    ::close(file);
    made_ = done == bytes.size();
  }
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] bool made() const { return made_; }
  [[nodiscard]] char* path() { return path_.data(); }

 private:
  std::string path_;
  bool made_ = false;
};

std::unexpected<Errors> refuse(std::string message, std::string hint) {
  return fail({.code = "news_format", .message = std::move(message), .hint = std::move(hint)});
}

}  // namespace

Result<std::string> read_pdf(std::string_view bytes) {
  TemporaryFile file(bytes);
  if (!file.made())
    return refuse("the PDF could not be handed on: no room in the folder for temporary files", "set TMPDIR");
  const ProgramRun run = run_program({"pdftotext", "-q", "-enc", "UTF-8", file.path(), "-"}, {kPatience, kLargestPage});
  if (!run.started)
    return refuse("reading a PDF takes the program pdftotext, which is not there",
                  "install poppler-utils, or save the text");
  if (!run.whole) return refuse("pdftotext took more than 60 seconds or wrote more than 32 MB", "split the PDF");
  if (run.code != 0) return refuse("pdftotext could not read it: damaged, or locked", "open it and save its text");
  return run.out;
}

}  // namespace korridor
