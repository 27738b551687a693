#include "wire/deflate.hpp"

#include <zlib.h>

#include <cassert>

namespace dais {

std::string deflated(std::string_view text) {
  auto size = ::compressBound(text.size());
  std::string bytes(size, '\0');
  [[maybe_unused]] auto const result = ::compress2(reinterpret_cast<Bytef*>(bytes.data()), &size,
                                                   reinterpret_cast<Bytef const*>(text.data()), text.size(), Z_DEFAULT_COMPRESSION);
  assert(result == Z_OK);  // There is room for any result, and memory for it.
  bytes.resize(size);
  return bytes;
}

}  // namespace dais
