#include "catch.hpp"
#include "net/limits.hpp"
#include "net/metrics_text.hpp"
#include "own_certificate.hpp"

#include <openssl/ssl.h>

#include <fstream>

using namespace dais;
using namespace std::chrono_literals;

namespace {

time_point wall() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

struct tls_site {
  explicit tls_site(std::string public_url = "", net::access_options access = {})
      : here(rooms, loop, {.public_url = std::move(public_url), .shown = &shown, .access = std::move(access)}) {}

  answer ask(std::string const& request, client::options const& by) {
    client asker(here.port(), by);
    asker.send(request);
    answer got;
    CHECK(here.until([&] { return (got = take_answer(asker.received)).status != 0 || asker.ended; }, {&asker}));
    shown_to = asker.shown();
    return got;
  }

  own_certificate files;
  net::certificate shown{files.chain(), files.key()};
  loud_rooms rooms;
  net::asio_loop loop;
  site here;
  std::string shown_to;
};

std::string get(std::string const& path, std::string const& more = "", std::string const& host = "panel.example:8443") {
  return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n";
}

struct caller final : net::connection {
  void check_timeouts(net::socket_clock::time_point) override {}
  void shut() override {}
  void drop() override {}
  using connection::affords_handshake;
};

constexpr char hsts[] = "Strict-Transport-Security";

}  // namespace

TEST_CASE("TLS 1.2 and 1.3 are spoken, and nothing older") {
  tls_site t;
  CHECK(t.ask(get("/healthz"), {.by_tls = true}).body == "ok\n");
  CHECK(t.shown_to.ends_with(" TLSv1.3"));
  CHECK(t.ask(get("/healthz"), {.by_tls = true, .newest_tls = TLS1_2_VERSION}).body == "ok\n");
  CHECK(t.shown_to.ends_with(" TLSv1.2"));
  CHECK(t.ask(get("/healthz"), {.by_tls = true, .newest_tls = TLS1_1_VERSION}).status == 0);
}

TEST_CASE("Browsers are told to come by https from then on, and only where they have") {
  tls_site t;
  CHECK(t.ask(get("/healthz"), {.by_tls = true}).field(hsts) == "max-age=31536000");
  CHECK(t.ask(get("/healthz"), {}).field(hsts).empty());
}

TEST_CASE("Who comes by http is sent to the same address by https") {
  auto const where = [](tls_site& t, std::string const& request) {
    auto const sent = t.ask(request, {});
    CHECK(sent.status == 308);
    CHECK(sent.field("Connection") == "close");
    return sent.field("Location");
  };
  SECTION("of the host that they asked") {
    tls_site t;
    auto const port = std::to_string(t.here.port());
    CHECK(where(t, get("/audience/ABC234?x=1")) == "https://panel.example:" + port + "/audience/ABC234?x=1");
    CHECK(where(t, get("/", "", "[::1]")) == "https://[::1]:" + port + "/");
    CHECK(where(t, get("/socket", "Upgrade: websocket\r\nConnection: Upgrade\r\n")).ends_with("/socket"));
  }
  SECTION("or of the one that the server is known by") {
    tls_site t("https://panel.example");
    CHECK(where(t, get("/", "", "other.example")) == "https://panel.example/");
  }
  SECTION("but nothing is done for them, with a word why") {
    tls_site t;
    auto const refused = t.ask("POST /api/v1/check HTTP/1.1\r\nHost: panel.example\r\nContent-Length: 2\r\n\r\n{}", {});
    CHECK(refused.status == 403);
    CHECK(refused.body.find("https only") != std::string::npos);
  }
  SECTION("and a proxy that was named may ask as it likes, and say how it was asked") {
    tls_site t("", {.trusted_proxies = {"127.0.0.1"}});
    CHECK(t.ask(get("/healthz"), {}).body == "ok\n");
    CHECK(t.ask(get("/healthz"), {}).field(hsts).empty());
    CHECK_FALSE(t.ask(get("/healthz", "X-Forwarded-Proto: https\r\n"), {}).field(hsts).empty());
  }
}

TEST_CASE("What is no TLS and no HTTP ends, and costs nobody else anything") {
  tls_site t;
  client silent(t.here.port());
  silent.send("\x16\x03\x01");
  CHECK(t.ask(std::string("\x16\xff\xff\x00\x05hello", 10), {}).status == 0);
  CHECK(t.ask(get("/healthz"), {.by_tls = true}).body == "ok\n");
  CHECK_FALSE(silent.ended);
  t.here.server.check_timeouts(net::socket_clock::now() + limits::request_within);
  CHECK(t.here.until([&] { return silent.ended; }, {&silent}));
}

TEST_CASE("A certificate that was renewed is shown to who comes, and those who are in stay") {
  tls_site t;
  web_client before(t.here.port(), {.by_tls = true});
  REQUIRE(t.here.until([&] { return t.rooms.connected.size() == 1; }, {&before}));
  CHECK(t.ask(get("/healthz"), {.by_tls = true}).status == 200);
  auto const first = t.shown_to;

  t.files.renew({"panel.example", "dais.example"}, 24h * 30);
  CHECK(t.shown.reload() == std::nullopt);
  CHECK(t.shown.hosts() == std::vector<std::string>{"panel.example", "dais.example"});
  CHECK(t.ask(get("/healthz"), {.by_tls = true}).status == 200);
  CHECK(t.shown_to != first);
  CHECK(before.shown() == first);
  t.rooms.send("still here");
  CHECK(t.here.until([&] { return !before.texts().empty(); }, {&before}));
}

TEST_CASE("Files that are no certificate, or not of one key, are named, and the ones before go on") {
  tls_site t;
  auto const ends = t.shown.ends();
  own_certificate const other;
  std::filesystem::copy_file(other.key(), t.files.key(), std::filesystem::copy_options::overwrite_existing);
  CHECK(t.shown.reload()->find(t.files.key()) != std::string::npos);
  std::ofstream(t.files.chain()) << "no certificate";
  CHECK(t.shown.reload()->find(t.files.chain()) != std::string::npos);
  std::filesystem::remove(t.files.chain());
  CHECK(t.shown.reload()->find("No such file") != std::string::npos);
  CHECK(t.shown.ends() == ends);
  CHECK(t.ask(get("/healthz"), {.by_tls = true}).status == 200);
  CHECK_THROWS_AS(net::certificate(t.files.chain(), t.files.key()), std::runtime_error);
}

TEST_CASE("The end of a certificate is spoken of three weeks before") {
  own_certificate files({"panel.example"}, 24h * 30 + 1h);
  net::certificate const shown(files.chain(), files.key());
  CHECK(remark_on_end(shown, wall()) == std::nullopt);
  CHECK(remark_on_end(shown, wall() + 24h * 9) == std::nullopt);
  CHECK(remark_on_end(shown, wall() + 24h * 10)->find("ends in 20 days") != std::string::npos);
  CHECK(remark_on_end(shown, wall() + 24h * 31)->find("has ended") != std::string::npos);
}

TEST_CASE("An end that comes is in the metrics") {
  tls_site t;
  auto const line = "\ndais_certificate_end_seconds " + std::to_string(t.shown.ends().time_since_epoch() / 1s) + '\n';
  CHECK(t.ask(get("/metrics"), {.by_tls = true}).body.find(line) != std::string::npos);
  net::connections const nobody(8);
  CHECK(net::metrics_text({}, {}, nobody, nullptr, "1").find("certificate") == std::string::npos);
}

TEST_CASE("A large answer comes whole to who reads slowly, by TLS too") {
  own_certificate const files;
  net::certificate const shown(files.chain(), files.key());
  loud_rooms rooms;
  net::asio_loop loop;
  scratch_directory web;
  std::string page;
  for (int i = 0; i < 60'000; ++i) page += std::to_string(i) + '\n';
  web.write("index.html", page);
  auto const by_tls = GENERATE(false, true);
  site here(rooms, loop, {.web = web.path, .shown = by_tls ? &shown : nullptr});
  here.limit_send_buffers(1);
  client reader(here.port(), {.receive_buffer = 1, .by_tls = by_tls});
  reader.send(get("/") + get("/healthz"));
  std::vector<answer> got;
  REQUIRE(here.until(
      [&] {
        if (auto one = take_answer(reader.received); one.status != 0) got.push_back(std::move(one));
        return got.size() == 2;
      },
      {&reader}));
  CHECK(got[0].body == page);
  CHECK(got[1].body == "ok\n");
}

TEST_CASE("An address may begin as many sessions as a hall, and those of others are not counted with them") {
  net::connections all(8);
  auto const one = std::make_shared<caller>(), other = std::make_shared<caller>();
  all.add(one, 1);
  all.add(other, 2);
  std::uint32_t begun = 0;
  while (one->affords_handshake()) ++begun;
  CHECK(begun >= limits::handshakes_burst);
  CHECK(other->affords_handshake());
}
