#include "log/marks.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace dais::log {
namespace {

// A slot for each session, at its number: within a sector of a disk, which is written as a whole.
constexpr std::size_t slot_bytes = 128;
constexpr std::size_t name_bytes = slot_bytes - 8 - sizeof(link) - 1 - sizeof(link);  // of a longer name its beginning

std::string slot_of(std::int64_t number, mark const& one) {
  std::string slot;
  for (int i = 0; i < 8; ++i) slot += static_cast<char>(one.seq >> (8 * i) & 0xFF);
  slot += text_of(one.at);
  auto const name = one.session.substr(0, name_bytes);
  slot += static_cast<char>(name.size());
  slot += name;
  slot.resize(slot_bytes - sizeof(link), '\0');
  return slot += text_of(sha256(std::to_string(number) + slot)).substr(0, sizeof(link));
}

// Nothing of an empty one; `damaged` is counted up where it is not as it was written.
void take(std::map<std::int64_t, mark>& found, std::size_t& damaged, std::int64_t number, std::string const& slot) {
  if (std::all_of(slot.begin(), slot.end(), [](char c) { return c == '\0'; })) return;
  mark one;
  for (int i = 7; i >= 0; --i) one.seq = one.seq << 8 | static_cast<unsigned char>(slot.at(static_cast<std::size_t>(i)));
  one.at = bytes_from<link>(std::string_view(slot).substr(8, sizeof(link)));
  one.session = slot.substr(8 + sizeof(link) + 1, static_cast<unsigned char>(slot[8 + sizeof(link)]));
  if (slot_of(number, one) == slot)
    found.emplace(number, std::move(one));
  else
    ++damaged;
}

std::map<std::int64_t, mark> read(std::filesystem::path const& file, std::size_t& damaged) {
  std::map<std::int64_t, mark> found;
  std::ifstream in(file, std::ios::binary);
  std::string slot(slot_bytes, '\0');
  for (std::int64_t number = 0; in.read(slot.data(), static_cast<std::streamsize>(slot.size())); ++number)
    take(found, damaged, number, slot);
  return found;
}

[[noreturn]] void fail(std::filesystem::path const& file) { throw std::system_error(errno, std::generic_category(), file.string()); }

}  // namespace

std::map<std::int64_t, mark> read_marks(std::filesystem::path const& file) {
  std::size_t ignored = 0;
  return read(file, ignored);
}

marks::marks(std::filesystem::path const& file) : file_(file), was_there_(std::filesystem::exists(file)), found_(read(file, damaged_)) {
  fd_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (fd_ < 0) fail(file_);
}

marks::~marks() { ::close(fd_); }

void marks::set(std::int64_t number, mark const& one) { write(number, slot_of(number, one)); }

void marks::remove(std::int64_t number) { write(number, std::string(slot_bytes, '\0')); }

void marks::write(std::int64_t number, std::string const& slot) {
  is_synced_ = false;
  auto const written = ::pwrite(fd_, slot.data(), slot.size(), number * static_cast<std::int64_t>(slot_bytes));
  if (written == static_cast<ssize_t>(slot.size())) return;
  if (written >= 0) errno = ENOSPC;
  fail(file_);
}

void marks::sync() {
  if (::fdatasync(fd_) != 0) fail(file_);
  is_synced_ = true;
}

}  // namespace dais::log
