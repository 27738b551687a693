#include "room/sha256.hpp"

#include <openssl/sha.h>

namespace dais::room {

std::array<unsigned char, 32> sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest;
  SHA256(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

}  // namespace dais::room
