#include "program/commands.hpp"

#include <cstdlib>

namespace dais::program {

std::filesystem::path default_data_directory() {
  // A relative one is to be ignored, says the XDG specification.
  if (char const* const data = std::getenv("XDG_DATA_HOME"); data && *data == '/') return std::filesystem::path(data) / "dais";
  char const* const home = std::getenv("HOME");
  return std::filesystem::path(home && *home ? home : ".") / ".local/share/dais";
}

std::filesystem::path default_web_directory() {
  std::filesystem::path const here = "web/dist";
  std::error_code ec;
  if (std::filesystem::is_directory(here, ec)) return here;
  auto const program = std::filesystem::read_symlink("/proc/self/exe", ec);
  return ec ? here : program.parent_path().parent_path() / here;
}

}  // namespace dais::program
