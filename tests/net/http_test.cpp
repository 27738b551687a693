#include "log/memory_log.hpp"
#include "net/limits.hpp"
#include "report/exports.hpp"
#include "room/limits.hpp"
#include "wire/json_text.hpp"
#include "wire/limits.hpp"

#include "catch.hpp"
#include "site.hpp"

#include <fstream>
#include <list>
#include <new>
#include <sstream>

using namespace dais;
using namespace std::chrono_literals;

namespace {

// A server with the real rooms and pages of a few bytes.
answer ask_of(site& there, std::string const& method, std::string const& path, std::string const& fields, std::string const& body) {
  client one(there.port());
  one.send(method + ' ' + path + " HTTP/1.1\r\nHost: panel.example:8080\r\n" + fields);
  if (!body.empty()) one.send("Content-Length: " + std::to_string(body.size()) + "\r\n");
  one.send("\r\n" + body);
  answer got;
  REQUIRE(there.until([&] { return (got = take_answer(one.received, method == "HEAD")).status != 0; }, {&one}));
  CHECK(one.received.empty());
  return got;
}

struct house {
  scratch_directory web;
  net::asio_loop loop;
  std::unique_ptr<log::engine> log =
      log::make_memory_log([this](std::function<void()> work) { loop.post(std::move(work)); }, [this] { return loop.now(); });
  room::link_key key = room::random_link_key();
  log::no_bulletins alone;
  std::unique_ptr<room::rooms> rooms = room::rooms::make(loop, *log, alone, key, 1);
  std::unique_ptr<site> here;

  explicit house(std::string const& public_url = "") {
    web.write("index.html", "<!doctype html>home");
    web.write("console.html", "<!doctype html>console");
    web.write("public.html", "<!doctype html>public");
    web.write("assets/app-1a2b.js", "plain();");
    web.write("assets/app-1a2b.js.br", "BR");
    web.write("assets/app-1a2b.js.gz", "GZIP");
    web.write("assets/lonely.css.gz", "an encoding of nothing");
    web.write("icon.svg", "<svg/>");
    here = std::make_unique<site>(*rooms, loop, net::server_options{{}, web.path, public_url});
  }

  answer ask(std::string const& method, std::string const& path, std::string const& fields = "", std::string const& body = "") {
    return ask_of(*here, method, path, fields, body);
  }

  std::string bearer() const { return "Authorization: Bearer " + room::organiser_token(key) + "\r\n"; }
};

// The demonstration, on a day that has not passed.
std::string plan() {
  std::ifstream in(DAIS_SOURCE_DIR "/protocol/examples/new-york-declaration.json");
  std::stringstream read;
  read << in.rdbuf();
  auto text = read.str();
  for (std::size_t at; (at = text.find("\"2017-")) != std::string::npos;) text.replace(at, 6, "\"2036-");
  return text;
}

boost::json::value json(std::string const& text) {
  auto read = read_json(text, line_numbers::omitted);
  REQUIRE(std::holds_alternative<json_document>(read));
  return std::get<json_document>(read).value;
}

bool is_error(answer const& got, std::string const& code) {
  if (got.field("Content-Type") != "application/json") return false;
  auto const value = json(got.body);
  auto const& error = value.at("error");
  return error.at("code").as_string() == code && !error.at("message").as_string().empty();
}

}  // namespace

TEST_CASE("/metrics tells what is counted, in the text format of Prometheus") {
  house in;
  web_client page(in.here->port());
  REQUIRE(in.here->until([&] { return !page.handshake.empty(); }, {&page}));
  page.send_text("no JSON");
  REQUIRE(in.here->until([&] { return page.frames.size() == 1; }, {&page}));
  auto const got = in.ask("GET", "/metrics");
  CHECK(got.status == 200);
  CHECK(got.field("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(got.body.find("dais_frames_total{direction=\"received\"} 1\n") != std::string::npos);
  CHECK(got.body.find("dais_frames_total{direction=\"sent\"} 1\n") != std::string::npos);
  CHECK(got.body.find("dais_rejected_total{code=\"1001\"} 1\n") != std::string::npos);
  CHECK(got.body.find("dais_connections{role=\"participant\"} 0\n") != std::string::npos);
  CHECK(got.body.find("dais_commit_seconds_bucket{le=\"+Inf\"} 0\n") != std::string::npos);
  for (std::size_t at = 0; at < got.body.size();) {
    auto const line = got.body.substr(at, got.body.find('\n', at) - at);
    at += line.size() + 1;
    CHECK((line.starts_with("# HELP ") || line.starts_with("# TYPE ") || line.find(' ') != line.npos));
  }
}

TEST_CASE("Pages and assets are served with their types and their keeping") {
  house h;
  auto const home = h.ask("GET", "/");
  CHECK(home.status == 200);
  CHECK(home.body == "<!doctype html>home");
  CHECK(home.field("Content-Type") == "text/html; charset=utf-8");
  CHECK(home.field("Cache-Control") == "no-cache");
  CHECK(h.ask("GET", "/?x=1").body == "<!doctype html>home");
  CHECK(h.ask("GET", "/console").body == "<!doctype html>console");
  CHECK(h.ask("GET", "/console.html").body == "<!doctype html>console");
  CHECK(h.ask("GET", "/icon.svg").field("Content-Type") == "image/svg+xml");
  auto const script = h.ask("GET", "/assets/app-1a2b.js");
  CHECK(script.field("Content-Type") == "text/javascript; charset=utf-8");
  CHECK(script.field("Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(script.field("Vary") == "Accept-Encoding");
}

TEST_CASE("Every answer carries what protects the pages") {
  house h;
  auto const path = GENERATE(as<std::string>(), "/", "/nowhere", "/healthz", "/api/v1/sessions");
  auto const got = h.ask("GET", path);
  auto const policy = got.field("Content-Security-Policy");
  CHECK(policy.rfind("default-src 'self';", 0) == 0);
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(got.field("X-Content-Type-Options") == "nosniff");
  CHECK(got.field("Referrer-Policy") == "no-referrer");
  CHECK(got.field("Cross-Origin-Opener-Policy") == "same-origin");
}

TEST_CASE("An asset comes in the best encoding that the client takes") {
  house h;
  auto const in = [&](std::string const& accepted) { return h.ask("GET", "/assets/app-1a2b.js", "Accept-Encoding: " + accepted + "\r\n"); };
  CHECK(in("gzip, deflate, br").body == "BR");
  CHECK(in("gzip, deflate, br").field("Content-Encoding") == "br");
  CHECK(in("gzip").field("Content-Encoding") == "gzip");
  CHECK(in("gzip, br;q=0").body == "GZIP");
  CHECK(in("br;q=0.5, gzip").body == "GZIP");
  CHECK(in("identity, gzip;q=0.5").body == "plain();");
  CHECK(in("zstd").body == "plain();");
  CHECK(in("zstd").field("Content-Encoding").empty());
  CHECK(in("*;q=0").body == "plain();");
  CHECK(in("br").field("ETag") != in("gzip").field("ETag"));
  CHECK(h.ask("GET", "/", "Accept-Encoding: br\r\n").field("Content-Encoding").empty());
  CHECK(h.ask("GET", "/assets/lonely.css").status == 404);
  CHECK(h.ask("GET", "/assets/app-1a2b.js.br").status == 404);
}

TEST_CASE("What a client holds already is not sent again") {
  house h;
  auto const tag = h.ask("GET", "/").field("ETag");
  REQUIRE(tag.size() > 2);
  for (auto const& held : {tag, "\"x\", " + tag, "W/" + tag, std::string("*")}) {
    CAPTURE(held);
    auto const got = h.ask("GET", "/", "If-None-Match: " + held + "\r\n");
    CHECK(got.status == 304);
    CHECK(got.body.empty());
    CHECK(got.field("ETag") == tag);
    CHECK(got.field("Cache-Control") == "no-cache");
  }
  CHECK(h.ask("GET", "/", "If-None-Match: \"x\"\r\n").status == 200);
}

TEST_CASE("HEAD is GET without the body") {
  house h;
  auto const got = h.ask("HEAD", "/");
  CHECK(got.status == 200);
  CHECK(got.field("Content-Length") == "19");
  CHECK(h.ask("HEAD", "/nowhere").status == 404);
}

TEST_CASE("What there is not, and what may not be done, is said calmly") {
  house h;
  auto const nowhere = h.ask("GET", "/../etc/passwd");
  CHECK(nowhere.status == 404);
  CHECK_THAT(nowhere.body, contains_text("There is nothing here"));
  CHECK(is_error(h.ask("GET", "/api/v1/nothing"), "not_found"));
  auto const method = h.ask("POST", "/");
  CHECK(method.status == 405);
  CHECK(method.field("Allow") == "GET, HEAD");
  CHECK(is_error(method, "method_not_allowed"));
  CHECK(h.ask("GET", "/api/v1/qr").field("Allow") == "POST");
  CHECK(h.ask("GET", "/healthz").body == "ok\n");
}

TEST_CASE("Requests that nobody honest sends are refused by number") {
  house h;
  client one(h.here->port());
  auto const post = "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\n" + h.bearer();
  answer got;
  unsigned status = 0;
  SECTION("not HTTP") {
    one.send("HELLO\r\n\r\n");
    status = 400;
  }
  SECTION("a header without an end") {
    one.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(2 * limits::http_header_bytes + 1, 'x'));
    status = 431;
  }
  SECTION("many fields") {
    one.send("GET / HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < 1000; ++i) one.send("X-" + std::to_string(i) + ": 0123456789\r\n");
    status = 431;
  }
  SECTION("a body over the limit") {
    one.send(post + "Content-Length: " + std::to_string(limits::plan_bytes + 1) + "\r\n\r\n");
    status = 413;
  }
  SECTION("a chunked body over the limit") {
    one.send(post + "Transfer-Encoding: chunked\r\n\r\nfffff\r\n" + std::string(limits::plan_bytes + 1, 'x'));
    status = 413;
  }
  SECTION("two lengths") {
    one.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx");
    status = 400;
  }
  REQUIRE(h.here->until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
  CHECK(got.status == status);
  CHECK(got.field("Connection") == "close");
  REQUIRE(h.here->until([&] { return one.ended; }, {&one}));
  CHECK(h.ask("GET", "/healthz").status == 200);
}

TEST_CASE("What a header does not allow is answered before its body has come") {
  house h;
  auto const of = [&](std::string const& line, std::string const& fields) {
    client one(h.here->port());
    one.send(line + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n");
    answer got;
    REQUIRE(h.here->until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
    CHECK(got.field("Connection") == "close");
    REQUIRE(h.here->until([&] { return one.ended; }, {&one}));
    CHECK(one.received.empty());
    return got.status;
  };
  auto const body = GENERATE(as<std::string>(), "Content-Length: 1000\r\n", "Transfer-Encoding: chunked\r\n",
                             "Content-Length: 1000\r\nExpect: 100-continue\r\n");
  CAPTURE(body);
  for (auto const* const path : {"/api/v1/sessions", "/api/v1/check", "/api/v1/qr"}) {
    CHECK(of(std::string("POST ") + path, body) == 401);
    CHECK(of(std::string("POST ") + path, "Authorization: Bearer o.x\r\n" + body) == 401);
    CHECK(of(std::string("PUT ") + path, h.bearer() + body) == 405);
  }
  CHECK(of("POST /api/v1/nothing", body) == 404);
  CHECK(of("POST /api/v1/address", body) == 405);
  CHECK(of("GET /", body) == 413);
  CHECK(of("GET /api/v1/sessions", h.bearer() + "Content-Length: " + std::to_string(limits::plan_bytes + 1) + "\r\n") == 413);
  CHECK(of("POST /api/v1/qr", h.bearer() + "Content-Length: " + std::to_string(limits::qr_text_bytes + 1) + "\r\n") == 413);
}

TEST_CASE("Bodies that have not come whole share a budget, and those beyond it are told when to come again") {
  house h;
  auto const begin = "POST /api/v1/check HTTP/1.1\r\nHost: x\r\n" + h.bearer();
  auto const sized = begin + "Content-Length: " + std::to_string(limits::plan_bytes) + "\r\n\r\n";
  std::list<client> all;
  auto const come = [&](std::string const& bytes) -> client& {
    auto& one = all.emplace_back(h.here->port());
    one.send(bytes);
    h.loop.poll();
    return one;
  };
  auto const status_of = [&](client& one) {
    answer got;
    REQUIRE(h.here->until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
    if (got.status == 503) {
      CHECK(is_error(got, "busy"));
      CHECK(got.field("Retry-After") == "5");
      CHECK(got.field("Connection") == "close");
    }
    return got.status;
  };
  for (std::size_t i = 0; i < limits::unfinished_bodies_bytes / limits::plan_bytes; ++i) come(sized);
  CHECK(status_of(come(sized)) == 503);
  CHECK(status_of(come(begin + "Transfer-Encoding: chunked\r\n\r\n")) == 503);
  CHECK(h.ask("GET", "/api/v1/sessions", h.bearer()).status == 200);

  all.front().send("{}" + std::string(limits::plan_bytes - 2, ' '));
  CHECK(status_of(all.front()) == 200);
  auto& chunked = come(begin + "Transfer-Encoding: chunked\r\n\r\n");
  CHECK(status_of(come(sized)) == 503);
  chunked.send("2\r\n{}\r\n0\r\n\r\n");
  CHECK(status_of(chunked) == 200);
  all.erase(std::next(all.begin()));
  CHECK(h.ask("POST", "/api/v1/check", h.bearer(), "{}").status == 200);
}

TEST_CASE("A request for which there is no memory ends, and no other") {
  struct : loud_rooms {
    bool is_organiser(std::string_view) const override { return true; }
    void list(std::vector<std::string> const&, std::function<void(std::vector<wire::session_card>)>) override { throw std::bad_alloc(); }
  } poor;
  net::asio_loop loop;
  site here(poor, loop);
  client other(here.port());
  other.send("GET /healthz HTTP/1.1\r\nHost: x\r\n");
  auto const got = ask_of(here, "GET", "/api/v1/sessions", "", "");
  CHECK(got.status == 503);
  CHECK(is_error(got, "busy"));
  CHECK(got.field("Connection") == "close");
  other.send("\r\n");
  answer unharmed;
  REQUIRE(here.until([&] { return (unharmed = take_answer(other.received)).status != 0; }, {&other}));
  CHECK(unharmed.status == 200);
}

TEST_CASE("What two programs may read as two different requests is not read at all") {
  house h;
  std::string const post = "POST /api/v1/qr HTTP/1.1\r\n", chunks = "\r\n2\r\nhi\r\n0\r\n\r\n";
  auto const of = [&](std::string const& bytes) {
    client one(h.here->port());
    one.send(bytes + "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    answer got;
    REQUIRE(h.here->until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
    if (got.status != 200) {
      REQUIRE(h.here->until([&] { return one.ended; }, {&one}));
      CHECK(is_error(got, "bad_request"));
      CHECK(one.received.empty());
    }
    return got.status;
  };
  auto const coded = [&](std::string const& coding) { return of(post + "Host: x\r\n" + h.bearer() + coding + chunks); };
  CHECK(coded("Transfer-Encoding: chunked\r\n") == 200);
  CHECK(coded("Transfer-Encoding: Chunked\r\n") == 200);
  CHECK(coded("Transfer-Encoding: xchunked\r\n") == 501);
  CHECK(coded("Transfer-Encoding: chunked, chunked\r\n") == 400);
  CHECK(coded("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") == 400);
  CHECK(coded("Transfer-Encoding: gzip, chunked\r\n") == 501);
  CHECK(coded("Transfer-Encoding:\r\n") == 400);
  CHECK(coded("Transfer-Encoding: chunked\r\nContent-Length: 12\r\n") == 400);
  CHECK(coded("Content-Length: 12\r\nTransfer-Encoding: chunked\r\n") == 400);
  CHECK(coded("Content-Length: 12\r\nTransfer-Encoding: identity\r\n") == 400);
  CHECK(of("POST /api/v1/qr HTTP/1.0\r\n" + h.bearer() + "Transfer-Encoding: chunked\r\n" + chunks) == 400);
}

TEST_CASE("A request names its host once, in its target or beside it") {
  house h;
  auto const of = [&](std::string const& bytes) {
    client one(h.here->port());
    one.send(bytes);
    answer got;
    REQUIRE(h.here->until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
    if (got.status == 400) CHECK(got.field("Connection") == "close");
    return got;
  };
  auto const hosts = [&](std::string const& fields) { return of("GET /healthz HTTP/1.1\r\n" + fields + "\r\n").status; };
  CHECK(hosts("") == 400);
  CHECK(hosts("Host: a\r\nHost: a\r\n") == 400);
  for (auto const* const wrong : {"", "a b", "a/b", "user@a", "a:b", "a:80:80", "[::1", "[g::1]", ":80", "a,b c"}) {
    CAPTURE(wrong);
    CHECK(hosts("Host: " + std::string(wrong) + "\r\n") == 400);
  }
  for (auto const* const good : {"a", "a.example:8080", "[::1]", "[::1]:80", "192.0.2.1:80", "a:"}) {
    CAPTURE(good);
    CHECK(hosts("Host: " + std::string(good) + "\r\n") == 200);
  }
  CHECK(of("GET /healthz HTTP/1.0\r\n\r\n").status == 200);

  auto const target = [&](std::string const& of_it) { return of("GET " + of_it + " HTTP/1.1\r\nHost: elsewhere\r\n\r\n"); };
  CHECK(target("http://panel.example/healthz").body == "ok\n");
  CHECK(target("HTTPS://panel.example:8080/healthz?x=1").body == "ok\n");
  CHECK(target("http://panel.example").body == "<!doctype html>home");
  CHECK(target("http://panel.example?x=http://a/b").body == "<!doctype html>home");
  for (auto const* const wrong : {"healthz", "ftp://panel.example/healthz", "http:///healthz", "http://user@panel.example/"}) {
    CAPTURE(wrong);
    CHECK(target(wrong).status == 400);
  }
  auto const code = std::string(json(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).body).at("join_code").as_string());
  auto const path = "/api/v1/join/" + code + "/qr.svg";
  CHECK(target("http://panel.example:8080" + path).body == h.ask("GET", path).body);
}

TEST_CASE("A page may go to the other servers, and comes in from them") {
  house h;
  h.here = std::make_unique<site>(
      *h.rooms, h.loop,
      net::server_options{.web = h.web.path, .access = {.other_servers = {"https://B.example:443/", "http://c.example:8080"}}});
  auto const policy = h.ask("GET", "/console").field("Content-Security-Policy");
  CHECK(policy.find("connect-src 'self' wss://b.example ws://c.example:8080;") != policy.npos);
  CHECK(h.ask("GET", "/socket", "Origin: https://b.example\r\n").status == 426);
  CHECK(h.ask("GET", "/socket", "Origin: https://d.example\r\n").status == 403);
}

TEST_CASE("A page of another site is not answered, unless it is named") {
  house h("https://public.example");
  h.here = std::make_unique<site>(
      *h.rooms, h.loop,
      net::server_options{
          .web = h.web.path, .public_url = "https://public.example", .access = {.allowed_origins = {"https://Intranet.example:443"}}});
  auto const of = [&](std::string const& origin, std::string const& path = "/api/v1/address") {
    return h.ask("GET", path, "Origin: " + origin + "\r\n");
  };
  for (auto const* const ours :
       {"http://panel.example:8080", "https://panel.example:8080", "https://public.example", "https://intranet.example"}) {
    CAPTURE(ours);
    CHECK(of(ours).status == 200);
  }
  for (auto const* const other :
       {"http://panel.example", "http://public.example", "https://panel.example.evil.example:8080", "null", "x", ""}) {
    CAPTURE(other);
    CHECK(is_error(of(other), "other_site"));
    CHECK(of(other).status == 403);
    CHECK(of(other, "/socket").status == 403);
    CHECK(of(other, "/").status == 200);
  }
  CHECK(of("http://panel.example:8080", "/socket").status == 426);
}

TEST_CASE("One connection serves one request after the other, also those that were sent at once") {
  house h;
  client one(h.here->port());
  one.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\nPOST /api/v1/qr HTTP/1.1\r\nHost: x\r\n" +
           h.bearer() + "Content-Length: 2\r\n\r\nhiGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  std::vector<unsigned> all;
  REQUIRE(h.here->until(
      [&] {
        if (auto const got = take_answer(one.received); got.status != 0) all.push_back(got.status);
        return one.ended && one.received.empty();
      },
      {&one}));
  CHECK(all == std::vector<unsigned>{200, 404, 200, 200});
}

TEST_CASE("A client that waits to be asked for its body is asked") {
  house h;
  client one(h.here->port());
  one.send("POST /api/v1/qr HTTP/1.1\r\nHost: x\r\n" + h.bearer() + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  REQUIRE(h.here->until([&] { return one.received == "HTTP/1.1 100 Continue\r\n\r\n"; }, {&one}));
  one.received.clear();
  one.send("hi");
  answer got;
  REQUIRE(h.here->until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
  CHECK(got.status == 200);
}

TEST_CASE("Who sends a request drop by drop, or none, is cut off") {
  house h;
  client slow(h.here->port()), idle(h.here->port()), kept(h.here->port());
  kept.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  slow.send("GET / HTTP/1.1\r\nHost: x\r\nX: ");
  REQUIRE(h.here->until([&] { return take_answer(kept.received).status == 200; }, {&slow, &idle, &kept}));
  auto const now = net::socket_clock::now();
  h.here->server.check_timeouts(now + limits::request_within - 1s);
  slow.send("x");
  h.here->loop.poll();
  for (auto* const one : {&slow, &idle, &kept}) one->pump();
  CHECK_FALSE((slow.ended || idle.ended || kept.ended));
  h.here->server.check_timeouts(now + limits::request_within);
  REQUIRE(h.here->until([&] { return slow.ended && idle.ended; }, {&slow, &idle, &kept}));
  CHECK_FALSE(kept.ended);
  h.here->server.check_timeouts(now + limits::idle_within);
  CHECK(h.here->until([&] { return kept.ended; }, {&kept}));
}

TEST_CASE("The organiser lists and makes sessions with their token, and nobody else does") {
  house h;
  for (auto const* const field : {"", "Authorization: Bearer o.x\r\n", "Authorization: Basic o.x\r\n"}) {
    CAPTURE(field);
    auto const got = h.ask("GET", "/api/v1/sessions", field);
    CHECK(got.status == 401);
    CHECK(is_error(got, "unauthorised"));
    CHECK(h.ask("POST", "/api/v1/sessions", field, plan()).status == 401);
    CHECK(h.ask("POST", "/api/v1/check", field, plan()).status == 401);
    CHECK(h.ask("POST", "/api/v1/qr", field, "secret").status == 401);
  }
  CHECK(h.ask("GET", "/api/v1/sessions", h.bearer()).body == "{\"sessions\":[]}");

  auto const made = h.ask("POST", "/api/v1/sessions", h.bearer(), plan());
  REQUIRE(made.status == 201);
  auto const card = json(made.body);
  CHECK(card.at("id").as_string() == "new-york-declaration");
  CHECK(card.at("status").as_string() == "prepared");
  CHECK(card.at("time_zone").as_string() == "America/New_York");
  CHECK(card.at("end").as_int64() - card.at("start").as_int64() == 90 * 60 * 1000);
  auto const& links = card.at("links");
  CHECK(links.at("panellists").as_array().size() == 4);
  CHECK(std::string(links.at("moderator").as_string()).rfind("/console#", 0) == 0);
  CHECK(std::string(links.at("stage").as_string()).rfind("/stage#", 0) == 0);

  CHECK(json(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).body).at("id").as_string() == "new-york-declaration-2");
  auto const listed = json(h.ask("GET", "/api/v1/sessions", h.bearer()).body);
  REQUIRE(listed.at("sessions").as_array().size() == 2);
  auto as_listed = card;
  CHECK(as_listed.as_object().erase("remarks") == 1);
  CHECK(listed.at("sessions").at(0) == as_listed);
}

TEST_CASE("The organiser deletes a session with their token, and nobody else does") {
  house h;
  REQUIRE(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  CHECK(h.ask("DELETE", "/api/v1/sessions/new-york-declaration", "").status == 401);
  CHECK(h.ask("GET", "/api/v1/sessions/new-york-declaration", h.bearer()).status == 405);
  auto const none = h.ask("DELETE", "/api/v1/sessions/another", h.bearer());
  CHECK(none.status == 404);
  CHECK(is_error(none, "no_such_session"));
  CHECK(h.ask("DELETE", "/api/v1/sessions/new-york-declaration", h.bearer()).status == 200);
  CHECK(h.ask("GET", "/api/v1/sessions", h.bearer()).body == "{\"sessions\":[]}");
  CHECK(h.ask("DELETE", "/api/v1/sessions/new-york-declaration", h.bearer()).status == 404);
}

TEST_CASE("What could not be kept, and what could not be deleted, have a code each") {
  struct : loud_rooms {
    std::vector<std::string> const one{"panel"};
    std::vector<std::string> const& ids() const override { return one; }
    bool is_organiser(std::string_view) const override { return true; }
    void create(session_plan, std::string, std::function<void(std::variant<wire::session_card, std::string>)> then) override {
      then(std::string("no space left on the disk"));
    }
    void forget(std::string const&, std::function<void(std::optional<std::string>)> done) override { done("no space left on the disk"); }
  } full;
  net::asio_loop loop;
  site here(full, loop);
  auto const made = ask_of(here, "POST", "/api/v1/sessions", "", plan());
  CHECK(made.status == 500);
  CHECK(is_error(made, "not_saved"));
  auto const deleted = ask_of(here, "DELETE", "/api/v1/sessions/panel", "", "");
  CHECK(deleted.status == 500);
  CHECK(is_error(deleted, "not_deleted"));
}

TEST_CASE("The organiser gets the plan of a session as a file, of which another one can be made") {
  house h;
  REQUIRE(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  CHECK(h.ask("GET", "/api/v1/sessions/new-york-declaration/plan", "").status == 401);
  CHECK(h.ask("GET", "/api/v1/sessions/another/plan", h.bearer()).status == 404);
  auto const file = h.ask("GET", "/api/v1/sessions/new-york-declaration/plan", h.bearer());
  REQUIRE(file.status == 200);
  CHECK(file.field("Content-Disposition") == "attachment; filename=\"new-york-declaration.json\"");
  auto const again = h.ask("POST", "/api/v1/sessions", h.bearer(), file.body);
  REQUIRE(again.status == 201);
  CHECK(json(again.body).at("id").as_string() == "new-york-declaration-2");
  CHECK(json(again.body).at("start") == json(h.ask("GET", "/api/v1/sessions", h.bearer()).body).at("sessions").at(0).at("start"));
}

TEST_CASE("A plan that is not good is answered with all that is wrong with it") {
  house h;
  auto const got = h.ask("POST", "/api/v1/sessions", h.bearer(), "{\n\"title\": \"a \\\"quoted\\\" title\",\n\"start\": 5\n}");
  CHECK(got.status == 422);
  auto const faults = json(got.body).at("faults").as_array();
  REQUIRE(faults.size() > 3);
  for (auto const& one : faults) {
    CHECK(one.at("line").as_int64() >= 1);
    CHECK_FALSE(one.at("field").as_string().empty());
    CHECK_FALSE(one.as_object().contains("message"));
  }
  CHECK(faults.back() == json(R"({ "line": 3, "field": "/start", "what": "text_wanted", "with": [] })"));
  CHECK(h.ask("POST", "/api/v1/sessions", h.bearer(), "{").status == 422);
  CHECK(h.ask("GET", "/api/v1/sessions", h.bearer()).body == "{\"sessions\":[]}");
}

TEST_CASE("A plan is checked without a session being made of it") {
  house h;
  auto const check = [&](std::string const& text) {
    auto const got = h.ask("POST", "/api/v1/check", h.bearer(), text);
    CHECK(got.status == 200);
    return json(got.body);
  };
  CHECK(check(plan()) == json(R"({ "faults": [], "remarks": [] })"));

  auto longer = plan();
  longer.replace(longer.find("T11:45"), 6, "T12:00");
  auto const remarked = check(longer);
  CHECK(remarked.at("faults").as_array().empty());
  REQUIRE(remarked.at("remarks").as_array().size() == 1);
  CHECK(remarked.at("remarks").at(0).at("field").as_string() == "/segments");

  auto const wrong = check("{}");
  CHECK(wrong.at("faults").as_array().size() == 7);
  CHECK(wrong.at("remarks").as_array().empty());
  CHECK(h.ask("GET", "/api/v1/sessions", h.bearer()).body == "{\"sessions\":[]}");
}

TEST_CASE("Codes of links are drawn for those who may have them") {
  house h;
  auto const code = h.ask("POST", "/api/v1/qr", h.bearer(), "http://panel.example/console#x");
  CHECK(code.status == 200);
  CHECK(code.field("Content-Type") == "image/svg+xml");
  CHECK(code.body.rfind("<svg ", 0) == 0);
  CHECK(h.ask("POST", "/api/v1/qr", h.bearer()).status == 400);
  CHECK(h.ask("POST", "/api/v1/qr", h.bearer(), std::string(limits::qr_text_bytes, 'x')).status == 200);
  CHECK(h.ask("POST", "/api/v1/qr", h.bearer(), std::string(limits::qr_text_bytes + 1, 'x')).status == 413);
}

TEST_CASE("The organiser replaces a link, and gets the session with the new ones") {
  house h;
  REQUIRE(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  std::string const path = "/api/v1/sessions/new-york-declaration/links";
  auto const bearer = [&](std::uint32_t generation) {
    return "Authorization: Bearer " + room::token_for(h.key, {"new-york-declaration", role::moderator, {}, generation}) + "\r\n";
  };
  auto const got = h.ask("POST", path, h.bearer(), R"({"as":"moderator"})");
  REQUIRE(got.status == 200);
  auto const link = std::string(json(got.body).at("links").at("moderator").as_string());
  CHECK("Authorization: Bearer " + link.substr(link.find('#') + 1) + "\r\n" == bearer(1));
  for (auto const* const asked : {"/api/v1/links", "/api/v1/qr"}) {
    std::string const method = std::string(asked) == "/api/v1/qr" ? "POST" : "GET", body = method == "POST" ? "text" : "";
    CHECK(h.ask(method, asked, bearer(0), body).status == 401);
    CHECK(h.ask(method, asked, bearer(1), body).status == 200);
  }
  auto const id = std::string(json(got.body).at("links").at("panellists").at(0).at("id").as_string());
  auto const one = h.ask("POST", path, h.bearer(), R"({"as":"panellist","panellist":")" + id + R"("})");
  REQUIRE(one.status == 200);
  CHECK(json(one.body).at("links").at("panellists").at(0) != json(got.body).at("links").at("panellists").at(0));
  CHECK(json(one.body).at("links").at("panellists").at(1) == json(got.body).at("links").at("panellists").at(1));

  CHECK(h.ask("POST", path, bearer(1), R"({"as":"stage"})").status == 401);
  CHECK(h.ask("POST", path, "", R"({"as":"stage"})").status == 401);
  CHECK(is_error(h.ask("POST", "/api/v1/sessions/nowhere/links", h.bearer(), R"({"as":"stage"})"), "no_such_session"));
  for (auto const* const wrong : {"", "no JSON", "{}", R"({"as":"king"})", R"({"as":"participant"})",
                                  R"({"as":"panellist","panellist":"nobody"})", R"({"as":"stage","more":1})"}) {
    CAPTURE(wrong);
    auto const answer = h.ask("POST", path, h.bearer(), wrong);
    CHECK(answer.status == 400);
    CHECK(is_error(answer, "bad_request"));
  }
  CHECK(h.ask("GET", path, h.bearer()).field("Allow") == "POST");
}

TEST_CASE("A console's token gives the links that a moderator hands out, and draws their codes") {
  house h;
  auto const card = json(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).body);
  auto const bearer = [&](room::capability const& of) { return "Authorization: Bearer " + room::token_for(h.key, of) + "\r\n"; };
  auto const ask_as = [&](role as) { return h.ask("GET", "/api/v1/links", bearer({"new-york-declaration", as, {}})); };
  for (auto const as : {role::moderator, role::co_moderator}) {
    auto const got = ask_as(as);
    REQUIRE(got.status == 200);
    CHECK(got.field("Cache-Control") == "no-store");
    auto const links = json(got.body);
    CHECK(links.as_object().size() == (as == role::moderator ? 8 : 6));
    for (auto const* const one : {"observer", "rapporteur", "panellists", "audience", "stage"})
      CHECK(links.at(one) == card.at("links").at(one));
    CHECK(h.ask("POST", "/api/v1/qr", bearer({"new-york-declaration", as, {}}), "text").status == 200);
  }
  for (auto const as : {role::observer, role::rapporteur, role::stage}) {
    CHECK(is_error(ask_as(as), "unauthorised"));
    CHECK(h.ask("POST", "/api/v1/qr", bearer({"new-york-declaration", as, {}}), "text").status == 401);
  }
  CHECK(h.ask("GET", "/api/v1/links", bearer({"another", role::moderator, {}})).status == 401);
  CHECK(h.ask("GET", "/api/v1/links", h.bearer()).status == 401);
  CHECK(h.ask("GET", "/api/v1/links").status == 401);
  CHECK(h.ask("POST", "/api/v1/links").field("Allow") == "GET, HEAD");
}

TEST_CASE("R24.2 the organiser, the moderators, observers and the rapporteur have the report of a session, by their latest links only") {
  house h;
  std::string const id = "new-york-declaration", path = "/api/v1/sessions/" + id + "/report";
  CHECK(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  auto const bearer = [&](room::capability const& of) { return "Authorization: Bearer " + room::token_for(h.key, of) + "\r\n"; };
  auto const got = h.ask("GET", path, h.bearer());
  REQUIRE(got.status == 200);
  CHECK(got.field("Content-Type") == "application/json");
  CHECK(got.field("Cache-Control") == "no-store");
  CHECK(got.field("Content-Disposition").empty());
  CHECK(json(got.body).at("format").as_string() == "dais.report.1");
  for (auto const as : {role::moderator, role::co_moderator, role::observer, role::rapporteur})
    CHECK(h.ask("GET", path, bearer({id, as, {}})).body == got.body);
  for (auto const as : {role::stage, role::participant}) CHECK(is_error(h.ask("GET", path, bearer({id, as, {}})), "unauthorised"));
  CHECK(h.ask("GET", path, bearer({id, role::panellist, "special-adviser"})).status == 401);
  CHECK(h.ask("GET", path, bearer({"another", role::moderator, {}})).status == 401);
  CHECK(h.ask("GET", path).status == 401);
  CHECK(is_error(h.ask("GET", "/api/v1/sessions/another/report", h.bearer()), "no_such_session"));
  CHECK(h.ask("POST", path, h.bearer()).field("Allow") == "GET, HEAD");

  for (auto const* const as : {"observer", "rapporteur"}) {
    auto const renewed = h.ask("POST", "/api/v1/sessions/" + id + "/links", h.bearer(), "{\"as\":\"" + std::string(as) + "\"}");
    CHECK(renewed.status == 200);
  }
  for (auto const as : {role::observer, role::rapporteur}) {
    CHECK(h.ask("GET", path, bearer({id, as, {}})).status == 401);
    CHECK(h.ask("GET", path, bearer({id, as, {}, 1})).status == 200);
  }
}

TEST_CASE("R24.13 the rapporteur's link opens the report, and nothing else") {
  house h;
  std::string const id = "new-york-declaration", sessions = "/api/v1/sessions/";
  CHECK(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  auto const token = room::token_for(h.key, {id, role::rapporteur, {}});
  auto const field = "Authorization: Bearer " + token + "\r\n";
  CHECK(h.ask("GET", sessions + id + "/report/segments.csv", field).status == 200);
  for (auto const* const path : {"/state", "/events", "/plan"}) CHECK(h.ask("GET", sessions + id + path, field).status == 401);
  for (auto const* const path : {"/api/v1/sessions", "/api/v1/links", "/api/v1/table"}) CHECK(h.ask("GET", path, field).status == 401);
  CHECK(h.ask("POST", sessions + id + "/commands/open_session", field).status == 401);
  CHECK(h.ask("POST", sessions + id + "/commands/pause", field).status == 401);
  web_client page(h.here->port());
  REQUIRE(h.here->until([&] { return !page.handshake.empty(); }, {&page}));
  page.send_text("{\"type\":\"hello\",\"token\":\"" + token + "\"}");
  REQUIRE(h.here->until([&] { return !page.frames.empty(); }, {&page}));
  CHECK(json(page.frames.front().payload).at("error").at("why").as_string() == "unknown_token");
}

TEST_CASE("R26.3 who has the audience's code reads the public report, while there is one") {
  house h;
  auto const card = json(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).body);
  std::string const code(card.at("join_code").as_string()), path = "/api/v1/public/" + code;
  auto const publish = [&](char const* name) {
    return h.ask("POST", "/api/v1/sessions/new-york-declaration/commands/" + std::string(name), h.bearer(), "{}").status;
  };
  CHECK(is_error(h.ask("GET", path), "not_found"));
  CHECK(is_error(h.ask("GET", path + "/yours"), "not_found"));
  REQUIRE(publish("publish_report") == 200);
  auto const got = h.ask("GET", path);
  REQUIRE(got.status == 200);
  CHECK(json(got.body).at("title") == card.at("title"));
  CHECK(h.ask("GET", path, "If-None-Match: " + got.field("ETag") + "\r\n").status == 304);
  CHECK(json(h.ask("GET", path + "/yours", "Authorization: Bearer a secret of sixteen\r\n").body).at("questions").as_array().empty());
  CHECK(is_error(h.ask("GET", "/api/v1/public/ZZZZZZ"), "not_found"));
  CHECK(h.ask("GET", "/report/" + code).body == "<!doctype html>public");
  REQUIRE(publish("withdraw_report") == 200);
  CHECK(h.ask("GET", path, "If-None-Match: " + got.field("ETag") + "\r\n").status == 404);
  CHECK(publish("withdraw_report") == 409);
}

TEST_CASE("R9.15 the organiser asks by HTTP what is theirs, and nothing else") {
  house h;
  CHECK(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  std::string const path = "/api/v1/sessions/new-york-declaration/";
  CHECK(h.ask("POST", path + "commands/tell_moderators", h.bearer(), R"({"text":"The bus leaves at noon."})").status == 200);
  auto const state = json(h.ask("GET", path + "state", h.bearer()).body);
  CHECK(state.at("organiser_message").as_string() == "The bus leaves at noon.");
  CHECK(state.at("organiser_message_state").as_string() == "sent");
  CHECK(h.ask("POST", path + "commands/pause", h.bearer(), "{}").status == 403);
  auto const moderator = "Authorization: Bearer " + room::token_for(h.key, {"new-york-declaration", role::moderator, {}}) + "\r\n";
  CHECK(h.ask("POST", path + "commands/tell_moderators", moderator, R"({"text":"Hello"})").status == 403);
  CHECK(h.ask("POST", path + "commands/publish_report", moderator, "{}").status == 200);
}

TEST_CASE("R22.15 personal links are made and read by HTTP, by the organiser and by the moderators") {
  house h;
  CHECK(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  std::string const id = "new-york-declaration", path = "/api/v1/sessions/" + id + "/";
  auto const bearer = [&](role as) { return "Authorization: Bearer " + room::token_for(h.key, {id, as, {}}) + "\r\n"; };
  CHECK(h.ask("POST", path + "commands/make_personal_links", h.bearer(), R"({"count":2})").status == 200);
  CHECK(h.ask("POST", path + "commands/make_personal_links", bearer(role::moderator), R"({"after":2,"count":1})").status == 200);
  CHECK(h.ask("POST", path + "commands/make_personal_links", bearer(role::moderator), R"({"after":2,"count":1})").status == 409);
  CHECK(h.ask("POST", path + "commands/renew_personal_link", h.bearer(), R"({"number":2})").status == 200);
  CHECK(h.ask("POST", path + "commands/renew_personal_link", h.bearer(), R"({"number":2})").status == 200);
  CHECK(h.ask("POST", path + "commands/renew_personal_link", h.bearer(), R"({"number":4})").status == 422);
  CHECK(h.ask("POST", path + "commands/require_personal_links", bearer(role::observer), R"({"on":true})").status == 403);
  auto const got = h.ask("GET", path + "personal-links", h.bearer());
  REQUIRE(got.status == 200);
  auto const all = json(got.body);
  REQUIRE(all.at("links").as_array().size() == 3);
  auto const code = room::join_code(h.key, id);
  CHECK(all.at("links").at(1).at("link").as_string() ==
        "/audience/" + code + "#" + room::token_for(h.key, {id, role::participant, "2", 2}));
  CHECK(h.ask("GET", path + "personal-links", bearer(role::co_moderator)).body == got.body);
  CHECK(is_error(h.ask("GET", path + "personal-links", bearer(role::observer)), "unauthorised"));
  CHECK(is_error(h.ask("GET", path + "personal-links"), "unauthorised"));
  CHECK(is_error(h.ask("GET", "/api/v1/sessions/another/personal-links", h.bearer()), "no_such_session"));
}

TEST_CASE("R24.14 the organiser has all sessions in one table, also as a file") {
  house h;
  CHECK(json(h.ask("GET", "/api/v1/table", h.bearer()).body).at("sessions").as_array().empty());
  for (int i = 0; i < 2; ++i) CHECK(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  auto const got = h.ask("GET", "/api/v1/table", h.bearer());
  REQUIRE(got.status == 200);
  CHECK(json(got.body).at("sessions").as_array().size() == 2);
  auto const file = h.ask("GET", "/api/v1/table/sessions.csv", h.bearer());
  CHECK(file.field("Content-Disposition") == "attachment; filename=\"sessions.csv\"");
  CHECK(std::count(file.body.begin(), file.body.end(), '\n') == 3);
  for (auto const* const one : {"/api/v1/table", "/api/v1/table/sessions.csv"}) CHECK(h.ask("GET", one).status == 401);
}

TEST_CASE("Each export of a report is a file with the session's name") {
  house h;
  CHECK(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).status == 201);
  for (auto const& one : report::exports()) {
    CAPTURE(one.name);
    auto const got = h.ask("GET", "/api/v1/sessions/new-york-declaration/report/" + std::string(one.name), h.bearer());
    REQUIRE(got.status == 200);
    CHECK(got.field("Content-Type") == one.type);
    CHECK(got.field("Content-Disposition") == "attachment; filename=\"new-york-declaration-" + std::string(one.name) + "\"");
    CHECK_FALSE(got.body.empty());
  }
  CHECK(h.ask("GET", "/api/v1/sessions/new-york-declaration/report/other.csv", h.bearer()).status == 404);
}

TEST_CASE("The audience's code is anybody's, and leads to where the server is reached") {
  std::string const public_url = GENERATE(as<std::string>(), "", "https://Panel.example:443/");
  house h(public_url);
  auto const join_code = std::string(json(h.ask("POST", "/api/v1/sessions", h.bearer(), plan()).body).at("join_code").as_string());
  auto const got = h.ask("GET", "/api/v1/join/" + join_code + "/qr.svg");
  CHECK(got.status == 200);
  auto const address = (public_url.empty() ? "http://panel.example:8080" : std::string("https://panel.example")) + "/audience/" + join_code;
  CHECK(got.body == h.ask("POST", "/api/v1/qr", h.bearer(), address).body);
  CHECK(is_error(h.ask("GET", "/api/v1/join/ZZZZZZ/qr.svg"), "no_such_session"));
  CHECK(h.ask("GET", "/api/v1/address").body == (public_url.empty() ? "{}" : "{\"address\":\"https://panel.example\"}"));
}

TEST_CASE("Join codes that open nothing are slowed down by HTTP too") {
  house h;
  for (std::uint32_t i = 0; i < limits::wrong_codes_burst; i += 2) {
    CHECK(h.ask("GET", "/api/v1/join/ZZZZZZ/qr.svg").status == 404);
    CHECK(h.ask("GET", "/audience/ZZZZZZ").status == 404);
  }
  for (auto const* const path : {"/api/v1/join/ZZZZZZ/qr.svg", "/audience/ZZZZZZ"}) {
    auto const slowed = h.ask("GET", path);
    CHECK(slowed.status == 429);
    CHECK(is_error(slowed, "too_fast"));
    CHECK(slowed.field("Retry-After") == "1");
  }
  CHECK_THAT(h.ask("GET", "/metrics").body, contains_text("dais_wrong_codes_total 60\n") && contains_text("dais_codes_refused_total 2\n"));
}

TEST_CASE("The audience's page comes with its clock, and says which of its scripts may run") {
  house h;
  std::string const before = "<!doctype html><script>run()</script><script type=\"application/json\">", after = "</script>";
  h.web.write("audience.html", before + after);
  h.here = std::make_unique<site>(*h.rooms, h.loop, net::server_options{{}, h.web.path, ""});
  auto text = plan();
  text.replace(text.find("Implementing"), 12, "A < B </script>");
  for (std::size_t at; (at = text.find("2017-")) != text.npos;) text.replace(at, 4, "2037");  // It has not begun.
  auto const card = json(h.ask("POST", "/api/v1/sessions", h.bearer(), text).body);
  auto const link = std::string(card.at("links").at("audience").as_string());

  auto const page = h.ask("GET", link);
  CHECK(page.status == 200);
  CHECK(page.field("Cache-Control") == "no-store");
  CHECK(page.field("Content-Security-Policy").find("script-src 'self' 'sha256-") != std::string::npos);
  REQUIRE(page.body.rfind(before, 0) == 0);
  auto const inside = page.body.substr(before.size(), page.body.size() - before.size() - after.size());
  CHECK(inside.find('<') == inside.npos);
  CHECK(std::string(json(inside).at("title").as_string()).rfind("A < B </script>", 0) == 0);

  // Whether the code opens anything is told by the connection.
  auto const empty = h.ask("GET", "/audience/ZZZZZZ");
  CHECK(empty.status == 200);
  CHECK(empty.body == before + after);
}
