#include "korridor/exchange/scratch_folder.h"

#include <unistd.h>

namespace korridor {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder(const fs::path& beside, const std::string& ending)
    : path_(fs::absolute(beside).lexically_normal()) {
  if (!path_.has_filename()) path_ = path_.parent_path();  // a folder that was written with a slash at its end
  path_ += ending + std::to_string(::getpid());
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  fs::create_directories(path_, ignored);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace korridor
