#include "wire/deflate.hpp"

#include "catch.hpp"

#include <zlib.h>

namespace dais {

TEST_CASE("what is deflated is smaller, and comes back as it was") {
  for (std::string const& text : {std::string{}, std::string("a"), std::string(100'000, 'b'), std::string("\0\xff\0", 3)}) {
    auto const bytes = deflated(text);
    CHECK(bytes.size() <= std::max<std::size_t>(text.size() / 100, 20));
    std::string back(text.size() + 1, '\0');
    auto size = static_cast<uLongf>(back.size());
    REQUIRE(::uncompress(reinterpret_cast<Bytef*>(back.data()), &size, reinterpret_cast<Bytef const*>(bytes.data()), bytes.size()) == Z_OK);
    back.resize(size);
    CHECK(back == text);
  }
}

}  // namespace dais
