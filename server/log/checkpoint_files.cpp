#include "log/checkpoint_files.hpp"

#include <cstddef>
#include <fstream>
#include <system_error>

namespace dais::log {

void checkpoint_files::write(std::int64_t session, std::string const& bytes) const {
  std::error_code failed;
  std::filesystem::create_directory(directory_, failed);
  auto const draft = directory_ / "new";
  {
    std::ofstream out(draft, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) return;
  }
  std::filesystem::rename(draft, directory_ / std::to_string(session), failed);
}

void checkpoint_files::remove(std::int64_t session) const { std::filesystem::remove(directory_ / std::to_string(session)); }

std::string checkpoint_files::read(std::int64_t session) const {
  auto const file = directory_ / std::to_string(session);
  std::error_code failed;
  auto const size = std::filesystem::file_size(file, failed);
  if (failed) return {};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace dais::log
