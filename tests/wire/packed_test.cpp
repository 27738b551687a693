#include "wire/packed.hpp"

#include "catch.hpp"

#include <limits>

namespace dais::test {

enum class colour { red, green = 5 };
BOOST_DESCRIBE_ENUM(colour, red, green)

struct part {
  std::string text;
  std::optional<std::optional<int>> maybe;
  bool operator==(part const&) const = default;
};
BOOST_DESCRIBE_STRUCT(part, (), (text, maybe))

struct whole {
  std::uint64_t large = 0;
  std::int64_t negative = 0;
  bool yes = false;
  colour of = colour::red;
  time_point at{};
  duration lasts{};
  std::vector<part> parts;
  std::set<std::string> names;
  number_set numbers;
  std::map<std::string, std::tuple<int, std::string>> pairs;
  std::optional<std::string> none;
  bool operator==(whole const&) const = default;
};
BOOST_DESCRIBE_STRUCT(whole, (), (large, negative, yes, of, at, lasts, parts, names, numbers, pairs, none))

struct renamed {
  std::string words;
  std::optional<std::optional<int>> maybe;
};
BOOST_DESCRIBE_STRUCT(renamed, (), (words, maybe))

}  // namespace dais::test

using namespace dais;
using namespace dais::test;

namespace {

whole const example{std::numeric_limits<std::uint64_t>::max(),
                    std::numeric_limits<std::int64_t>::min(),
                    true,
                    colour::green,
                    time_point(duration(-5)),
                    duration(7),
                    {{"the same", {}}, {"the same", std::optional<int>{}}, {"", -300}},
                    {"the same", "another"},
                    {1, 64, 100'000},
                    {{"a", {1, "the same"}}, {"b", {-1, std::string("\0", 1)}}},
                    {}};

std::string packed(whole const& value) {
  packer to;
  to.put(value);
  return to.bytes;
}

}  // namespace

TEST_CASE("what is packed is got back, each text once") {
  auto const bytes = packed(example);
  unpacker from(bytes);
  whole got;
  from.get(got);
  CHECK(from.is_whole());
  CHECK(got == example);
  CHECK(bytes.find("the same") == bytes.rfind("the same"));
}

TEST_CASE("the bytes are those of this number of the encoding") {
  std::string hex;
  for (char const c : packed(example)) {
    auto const byte = static_cast<unsigned char>(c);
    for (int const digit : {byte >> 4, byte & 15}) hex += "0123456789abcdef"[digit];
  }
  CHECK(packing_version == 1);
  CHECK(hex ==
        "ffffffffffffffffff01ffffffffffffffffff01010a090e0300087468652073616d65000101"
        "0000000101d704020007616e6f7468657201030140a08d060200016102010001620100010000");
}

TEST_CASE("bytes that are too few or too many are not taken for a whole") {
  auto const bytes = packed(example);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    unpacker from(std::string_view(bytes).substr(0, size));
    whole got;
    from.get(got);
    REQUIRE_FALSE(from.is_whole());
  }
  unpacker from(bytes);
  part too_little;
  from.get(too_little);
  CHECK_FALSE(from.is_whole());
}

TEST_CASE("another name, another order or another type is another shape") {
  CHECK(shape_of<part>() != shape_of<renamed>());
  CHECK(shape_of<std::tuple<int, bool>>() != shape_of<std::tuple<bool, int>>());
  CHECK(shape_of<std::vector<std::uint32_t>>() != shape_of<std::vector<std::uint64_t>>());
  CHECK(shape_of<std::optional<part>>() != shape_of<std::vector<part>>());
}
