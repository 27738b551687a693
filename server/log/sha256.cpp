#include "log/sha256.hpp"

#include <openssl/sha.h>

namespace dais::log {

digest sha256(std::string_view bytes) {
  digest of;
  SHA256(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), of.data());
  return of;
}

}  // namespace dais::log
