#include "net/router.hpp"

#include "catch.hpp"

#include <string>

using namespace dais::net;

TEST_CASE("Every address has its route") {
  struct row {
    std::string path;
    route to;
    std::string argument;
  };
  auto const one = GENERATE(values<row>({
      {"/", route::file, ""},
      {"/console", route::file, "console"},
      {"/assets/x-1a2b.js", route::file, "assets/x-1a2b.js"},
      {"/healthz", route::health, ""},
      {"/healthz/", route::file, "healthz/"},
      {"/socket", route::websocket, ""},
      {"/api/v1/sessions", route::sessions, ""},
      {"/api/v1/sessions/x", route::unknown_api, "v1/sessions/x"},
      {"/api/v1/check", route::check, ""},
      {"/api/v1/links", route::links, ""},
      {"/api/v1/qr", route::qr, ""},
      {"/api/v1/join/K7QX2M/qr.svg", route::join_qr, "K7QX2M"},
      {"/api/v1/join//qr.svg", route::join_qr, ""},
      {"/api/v1/join/qr.svg", route::unknown_api, "v1/join/qr.svg"},
      {"/api/v1/join/K7QX2M/qr.png", route::unknown_api, "v1/join/K7QX2M/qr.png"},
      {"/api/v1/address", route::address, ""},
      {"/audience/K7QX2M", route::audience, "K7QX2M"},
      {"/audience/", route::audience, ""},
      {"/audience", route::file, "audience"},
      {"/api", route::file, "api"},
      {"", route::file, ""},
      {"*", route::file, ""},
  }));
  CAPTURE(one.path);
  auto const found = find_route(one.path);
  CHECK(found.to == one.to);
  CHECK(found.argument == one.argument);
}

TEST_CASE("Every route says which methods it takes") {
  CHECK(methods_of(route::sessions) == "GET, HEAD, POST");
  CHECK(allows(route::sessions, "POST"));
  CHECK(allows(route::file, "HEAD"));
  CHECK_FALSE(allows(route::file, "POST"));
  CHECK_FALSE(allows(route::file, "get"));
  CHECK(allows(route::links, "GET"));
  CHECK_FALSE(allows(route::links, "POST"));
  CHECK_FALSE(allows(route::check, "GET"));
  CHECK_FALSE(allows(route::qr, "GET"));
  CHECK_FALSE(allows(route::websocket, "HEAD"));
  CHECK_FALSE(allows(route::file, ""));
}
