#include "log/checkpoint_files.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

namespace dais::log {

void checkpoint_files::write(std::int64_t session, std::string const& bytes) const {
  std::error_code failed;
  std::filesystem::create_directory(directory_, failed);
  auto const draft = directory_ / "new";
  {
    std::ofstream out(draft, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush())
      return;
  }
  std::filesystem::rename(draft, directory_ / std::to_string(session), failed);
}

std::string checkpoint_files::read(std::int64_t session) const {
  std::ifstream in(directory_ / std::to_string(session), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace dais::log
