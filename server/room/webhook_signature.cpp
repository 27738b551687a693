#include "room/webhook_signature.hpp"

#include "log/sha256.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

namespace dais::room {
namespace {

constexpr std::string_view secret_prefix = "whsec_";

using secret_key = std::array<unsigned char, 24>;  // which base64 writes without padding, as 32 letters

std::string base64(std::span<unsigned char const> bytes) {
  std::vector<unsigned char> text(4 * ((bytes.size() + 2) / 3) + 1);
  auto const size = EVP_EncodeBlock(text.data(), bytes.data(), static_cast<int>(bytes.size()));
  return {text.begin(), text.begin() + size};
}

}  // namespace

std::string random_webhook_secret() {
  secret_key made;
  if (RAND_bytes(made.data(), static_cast<int>(made.size())) != 1) std::abort();  // anybody could sign with a guessable one
  return std::string(secret_prefix) + base64(made);
}

bool is_webhook_secret(std::string const& text) {
  constexpr auto letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return text.starts_with(secret_prefix) && text.size() == secret_prefix.size() + 32 &&
         text.find_first_not_of(letters, secret_prefix.size()) == text.npos;
}

std::string webhook_id(std::string const& session, time_point created, std::uint64_t record, std::uint32_t part) {
  auto const digest = log::sha256(session + "|" + std::to_string(created.time_since_epoch().count()) + "|" + std::to_string(record) + "|" +
                                  std::to_string(part));
  std::string id = "msg_";
  for (std::size_t i = 0; i < 12; ++i) {
    constexpr char digits[] = "0123456789abcdef";
    id += digits[digest.at(i) >> 4];
    id += digits[digest.at(i) & 15];
  }
  return id;
}

std::string webhook_signature(std::string const& secret, std::string const& id, std::int64_t seconds, std::string const& body) {
  secret_key used{};
  auto const text = secret.substr(secret_prefix.size());
  EVP_DecodeBlock(used.data(), reinterpret_cast<unsigned char const*>(text.data()), static_cast<int>(4 * used.size() / 3));
  auto const signed_text = id + "." + std::to_string(seconds) + "." + body;
  log::digest out{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), used.data(), static_cast<int>(used.size()), reinterpret_cast<unsigned char const*>(signed_text.data()),
       signed_text.size(), out.data(), &size);
  return "v1," + base64(out);
}

}  // namespace dais::room
