#include "log/chain.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>

namespace dais::log {
namespace {

void add(std::string& to, std::uint64_t number) {
  for (int i = 0; i < 8; ++i) to += static_cast<char>(number >> (8 * i) & 0xFF);
}

link cut(digest const& whole) {
  link short_one;
  std::copy_n(whole.begin(), short_one.size(), short_one.begin());
  return short_one;
}

}  // namespace

link first_link(std::string_view session) { return cut(sha256("session " + std::string(session))); }

salt random_salt() {
  salt made;
  if (RAND_bytes(made.data(), static_cast<int>(made.size())) != 1) std::abort();  // without randomness no key can be made either
  return made;
}

digest content_of(salt const& with, std::string_view payload) {
  std::string bytes(text_of(with));
  bytes += payload;
  return sha256(bytes);
}

std::string link_end(std::string_view id, digest const& content) {
  std::string bytes;
  add(bytes, id.size());
  bytes += id;
  bytes += text_of(content);
  return bytes;
}

link next_link(link const& before, std::uint64_t seq, time_point at, std::string_view id, digest const& content) {
  std::string bytes(text_of(before));
  add(bytes, seq);
  add(bytes, static_cast<std::uint64_t>(at.time_since_epoch().count()));
  bytes += link_end(id, content);
  return cut(sha256(bytes));
}

}  // namespace dais::log
