#include "program/data_directory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dais::program {
namespace {

[[noreturn]] void refuse(std::string const& what, std::filesystem::path const& path) {
  throw std::runtime_error("Cannot " + what + ' ' + path.string() + ": " + std::strerror(errno) + ".");
}

class file {
 public:
  file(std::filesystem::path const& path, int flags, mode_t mode = 0) : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (fd_ < 0) refuse("open", path);
  }
  file(file&&) = delete;
  ~file() { ::close(fd_); }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      auto const written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) refuse("write to", path_);
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(fd_) != 0) refuse("bring to disk", path_);
  }

 private:
  std::filesystem::path path_;
  int fd_;
};

// As a whole or not at all, for its owner only, and on disk.
void keep(std::filesystem::path const& path, std::string_view text) {
  auto const unfinished = std::filesystem::path(path) += ".new-" + std::to_string(::getpid());
  ::unlink(unfinished.c_str());
  {
    file out(unfinished, O_WRONLY | O_CREAT | O_EXCL, 0600);
    out.write(text);
    out.sync();
  }
  if (::rename(unfinished.c_str(), path.c_str()) != 0) refuse("name", path);
  file(path.parent_path(), O_RDONLY | O_DIRECTORY).sync();
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

void data_directory::make() const {
  std::error_code ec;
  if (std::filesystem::is_directory(path_, ec)) return;
  if (path_.has_parent_path()) std::filesystem::create_directories(path_.parent_path(), ec);
  if (::mkdir(path_.c_str(), 0700) != 0 && errno != EEXIST) refuse("make the directory", path_);
}

std::optional<room::link_key> data_directory::read_key() const {
  std::ifstream in(key_file());
  if (!in) {
    if (std::filesystem::exists(key_file())) refuse("read", key_file());
    return {};
  }
  std::string text;
  std::getline(in, text);
  room::link_key key;
  bool good = text.size() == 2 * key.size();
  for (std::size_t i = 0; good && i < key.size(); ++i) {
    int const high = hex_value(text[2 * i]), low = hex_value(text[2 * i + 1]);
    good = high >= 0 && low >= 0;
    key[i] = static_cast<unsigned char>((high & 15) << 4 | (low & 15));
  }
  if (!good) {
    throw std::runtime_error(key_file().string() +
                             " is not a key: it should hold 64 hexadecimal digits. Put the right one back, or remove it to make "
                             "a new one; all links change then.");
  }
  return key;
}

std::string data_directory::read_webhooks() const {
  std::ifstream in(webhooks_file(), std::ios::binary);
  if (!in && std::filesystem::exists(webhooks_file())) refuse("read", webhooks_file());
  return {std::istreambuf_iterator<char>(in), {}};
}

void data_directory::keep_webhooks(std::string const& text) const { keep(webhooks_file(), text); }

void data_directory::keep_links(std::string const& text) const { keep(links_file(), text); }

void data_directory::replace_key(room::link_key const& key) const {
  file former(key_file(), O_WRONLY);
  keep_key(key);
  former.write(std::string(2 * key.size() + 1, '0'));
  former.sync();
  std::filesystem::remove(links_file());
}

void data_directory::keep_key(room::link_key const& key) const {
  std::string text;
  for (unsigned char const byte : key) {
    constexpr char digits[] = "0123456789abcdef";
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  text += '\n';
  keep(key_file(), text);
}

}  // namespace dais::program
