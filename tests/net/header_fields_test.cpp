#include "net/header_fields.hpp"

#include "catch.hpp"

using namespace dais::net;

namespace {

struct weights {
  int identity, gzip, brotli;
  bool operator==(weights const&) const = default;
};

weights read(std::string_view field) {
  auto const w = read_accept_encoding(field);
  return {w.identity, w.gzip, w.brotli};
}

}  // namespace

TEST_CASE("Accept-Encoding is read as RFC 9110 12.5.3 says") {
  SECTION("what browsers send") { CHECK(read("gzip, deflate, br, zstd") == weights{1, 1000, 1000}); }
  SECTION("nothing at all leaves the plain form") { CHECK(read("") == weights{1, 0, 0}); }
  SECTION("weights") { CHECK(read("gzip;q=0.5, br;q=0.125 , identity;q=1") == weights{1000, 500, 125}); }
  SECTION("q=0 refuses") {
    CHECK(read("br;q=0, gzip") == weights{1, 1000, 0});
    CHECK(read("br;q=0.000") == weights{1, 0, 0});
  }
  SECTION("a star stands for what is not named") {
    CHECK(read("*") == weights{1, 1000, 1000});
    CHECK(read("*;q=0") == weights{0, 0, 0});
    CHECK(read("gzip, *;q=0") == weights{0, 1000, 0});
    CHECK(read("br;q=0, *") == weights{1, 1000, 0});
  }
  SECTION("refusing the plain form") { CHECK(read("identity;q=0, gzip;q=0.001") == weights{0, 1, 0}); }
  SECTION("any case, any blanks, empty elements") { CHECK(read(" ,GZIP ; Q=0.3,, BR\t") == weights{1, 300, 1000}); }
  SECTION("what is not understood counts as absent") {
    for (auto const* const field : {"br;q=2", "br;q=0.1234", "br;q=", "br;q=.5", "br;level=3", "br;q=1.001", "brotli", "br;q=0,5x"}) {
      CAPTURE(field);
      CHECK(read(field).brotli == 0);
    }
  }
}

TEST_CASE("If-None-Match is read as RFC 9110 13.1.2 says") {
  CHECK(none_match_names("\"abc\"", "\"abc\""));
  CHECK(none_match_names("\"x\", \"abc\" ,\"y\"", "\"abc\""));
  CHECK(none_match_names("W/\"abc\"", "\"abc\""));
  CHECK(none_match_names("*", "\"abc\""));
  CHECK(none_match_names(" * ", "\"abc\""));
  CHECK_FALSE(none_match_names("", "\"abc\""));
  CHECK_FALSE(none_match_names("abc", "\"abc\""));
  CHECK_FALSE(none_match_names("\"ABC\"", "\"abc\""));
  CHECK_FALSE(none_match_names("\"*\"", "\"abc\""));
  CHECK_FALSE(none_match_names("\"a,b\"", "\"abc\""));
}

TEST_CASE("A bearer's token is what stands behind the scheme, in any case") {
  CHECK(bearer_token("Bearer o.abc") == "o.abc");
  CHECK(bearer_token("bEARER   o.abc ") == "o.abc");
  CHECK(bearer_token("Basic o.abc").empty());
  CHECK(bearer_token("Bearer").empty());
  CHECK(bearer_token("").empty());
}
