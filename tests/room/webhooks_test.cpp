// protocol/rules.md, section 25: how webhooks are delivered.

#include "room/webhooks.hpp"

#include "hall.hpp"
#include "room/limits.hpp"
#include "room/webhook_signature.hpp"

#include <boost/json.hpp>

#include <map>
#include <stdexcept>

using namespace dais;
using namespace dais::room;
using namespace std::chrono_literals;

namespace {

using subject = wire::webhook_subject;

// Takes what is posted, and answers as the test says.
class receiver final : public poster {
 public:
  explicit receiver(stepped_loop& on) : loop_(on) {}

  struct posted {
    std::string url;
    std::map<std::string, std::string> headers;
    std::string body;
    time_point at;

    std::string id() const { return headers.at("webhook-id"); }
    std::string type() const { return std::string(boost::json::parse(body).at("type").as_string()); }
  };
  std::vector<posted> got;
  std::function<std::variant<answer, wire::delivery_fault>(posted const&)> replies = [](auto const&) { return answer{204, {}}; };

  std::shared_ptr<void> post(std::string const& url, std::vector<std::pair<std::string, std::string>> headers, std::string body,
                             poster::posted then) override {
    got.push_back({url, {headers.begin(), headers.end()}, std::move(body), loop_.real()});
    return loop_.after({}, [then = std::move(then), outcome = replies(got.back())] { then(outcome); });
  }

  std::vector<std::string> types(std::size_t behind = 0) const {
    std::vector<std::string> all;
    for (auto i = behind; i < got.size(); ++i) all.push_back(got[i].type());
    return all;
  }

 private:
  stepped_loop& loop_;
};

using types = std::vector<std::string>;

// A hall whose sessions are posted to a receiver.
struct posting_hall {
  hall in;
  receiver to{in.loop};
  std::string kept;
  std::unique_ptr<webhooks> hooks = made();
  std::optional<visitor> moderator;

  posting_hall() {
    in.all->on_forgotten([this](std::string const& id) { hooks->forget(id); });
    in.loop.run();
  }

  std::unique_ptr<webhooks> made() {
    return std::make_unique<webhooks>(
        in.loop, *in.disk, to, 1, [this] { return in.loop.now(); }, kept,
        [this](std::string const& text) -> std::optional<std::string> {
          kept = text;
          return {};
        });
  }

  wire::webhook_card add(std::optional<std::vector<subject>> about = {}) {
    std::optional<wire::webhook_card> card;
    hooks->add({"https://hooks.example/dais", std::move(about)},
               [&](auto const& outcome) { card = std::get<wire::webhook_card>(outcome); });
    in.loop.step(1ms);
    return card.value();
  }

  // The process ends without a word, and another one begins with what was kept.
  void crash() {
    hooks.reset();
    hooks = made();
    in.loop.run();
  }

  wire::webhook_card card() const { return hooks->list().webhooks.at(0); }

  void lead() { moderator.emplace(in).enter(role::moderator); }
  void open() {
    if (!moderator) lead();
    moderator->ask(command::open_session{(*moderator)->revision()});
  }
  void start() { moderator->ask(command::start{(*moderator)->revision(), {}}); }
  void next() { moderator->ask(command::next{(*moderator)->revision()}); }
  void pause() { moderator->ask(command::pause{(*moderator)->revision()}); }
  void resume() { moderator->ask(command::resume{(*moderator)->revision()}); }
};

poster::answer status(unsigned number, std::optional<duration> again = {}) { return {number, again}; }

}  // namespace

TEST_CASE("a webhook's signature is the one that Standard Webhooks give for their example") {
  CHECK(webhook_signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                          R"({"test": 2432232314})") == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  CHECK(is_webhook_secret(random_webhook_secret()));
  CHECK(random_webhook_secret() != random_webhook_secret());
  CHECK(!is_webhook_secret("whsec_short"));
}

TEST_CASE("R25.5 a webhook is told of what happens after it was made, in order, signed") {
  posting_hall at;
  at.open();
  at.in.loop.step(1s);
  auto const card = at.add();
  CHECK(at.to.got.empty());
  at.start();
  at.next();
  CHECK(at.to.types() == types{"session.running", "segment.current", "phase.running", "segment.done", "segment.current", "phase.running"});
  for (auto const& one : at.to.got) {
    CHECK(one.url == "https://hooks.example/dais");
    CHECK(one.headers.at("webhook-signature") ==
          webhook_signature(card.secret, one.id(), std::stoll(one.headers.at("webhook-timestamp")), one.body));
  }
  CHECK(at.to.got[0].id() != at.to.got[1].id());
  CHECK(at.card().delivered);
}

TEST_CASE("R25.5 it is told only of what its organiser chose, and each webhook by itself") {
  posting_hall at;
  auto const first = at.add(std::vector{subject::segment});
  auto const second = at.add(std::vector{subject::session});
  CHECK(first.secret != second.secret);
  at.open();
  at.start();
  std::map<std::string, int> counted;
  for (auto const& one : at.to.types()) ++counted[one];
  CHECK(counted == std::map<std::string, int>{{"session.open", 1}, {"session.running", 1}, {"segment.current", 1}});
}

TEST_CASE("R25.5 what a clock comes to is told when it does") {
  posting_hall at;
  at.add(std::vector{subject::phase});
  at.open();
  at.start();
  at.in.loop.step(9min);
  CHECK(at.to.types() == types{"phase.running", "phase.wrap_up"});
  at.in.loop.step(1min);
  CHECK(at.to.got.size() == 2);
  at.in.loop.step(1ms);
  CHECK(at.to.types().back() == "phase.overtime");
  // Where it was left alone for long it goes on all the same.
  at.in.loop.step(limits::event_reader_rests + 1h);
  at.pause();
  CHECK(at.to.types() == types{"phase.running", "phase.wrap_up", "phase.overtime", "phase.paused"});
  at.in.loop.step(limits::event_reader_rests + 1h);
  at.resume();
  CHECK(at.to.types().back() == "phase.overtime");
  CHECK(at.to.got.size() == 5);
}

TEST_CASE("R25.6 what is not taken is posted again, the same, after longer and longer pauses, and the next ones wait") {
  posting_hall at;
  at.add(std::vector{subject::session});
  int left = 5;
  at.to.replies = [&](auto const&) -> std::variant<poster::answer, wire::delivery_fault> {
    if (left == 0) return status(200);
    return left-- % 2 == 0 ? std::variant<poster::answer, wire::delivery_fault>(status(500)) : wire::delivery_fault::cut_off;
  };
  at.open();
  at.start();
  CHECK(at.card().waiting == 2);
  CHECK(at.card().failure->why == wire::delivery_fault::cut_off);
  auto since = at.to.got.back().at;
  for (auto const pause : limits::webhook_pauses) {
    auto const count = at.to.got.size();
    at.in.loop.step(since + pause - 1ms - at.in.loop.real());
    CHECK(at.to.got.size() == count);
    at.in.loop.step(pause / 4 + 1ms);
    REQUIRE(at.to.got.size() > count);
    CHECK(at.to.got[count].at - since >= pause);
    CHECK(at.to.got[count].id() == at.to.got[0].id());
    CHECK(at.to.got[count].body == at.to.got[0].body);
    since = at.to.got[count].at;
  }
  CHECK(at.to.got.size() == 7);
  CHECK(at.to.types().back() == "session.running");
  CHECK(at.card().waiting == 0);
  CHECK(!at.card().failure);
}

TEST_CASE("R25.6 a receiver that says when to come again is not asked before, but for what it may ask for") {
  posting_hall at;
  at.add(std::vector{subject::session});
  auto again = 60s;
  at.to.replies = [&](auto const&) { return status(429, again); };
  at.open();
  at.in.loop.step(59s);
  CHECK(at.to.got.size() == 1);
  again = 1h;
  at.in.loop.step(1s);
  CHECK(at.to.got.size() == 2);
  at.in.loop.step(limits::webhook_pause_asked);
  CHECK(at.to.got.size() == 3);
}

TEST_CASE("R25.7 what was tried six times is a dead letter, and the next event is posted") {
  posting_hall at;
  at.add(std::vector{subject::session});
  at.to.replies = [&](auto const& one) { return status(one.type() == "session.open" ? 400 : 200); };
  at.open();
  at.start();
  at.in.loop.step(16min);
  auto const card = at.card();
  REQUIRE(card.dead_letters.size() == 1);
  auto const& letter = card.dead_letters[0];
  CHECK(letter.type == "session.open");
  CHECK(letter.session == "panel");
  CHECK(letter.attempts == 6);
  CHECK(letter.failure.status == 400);
  CHECK(!card.stopped);
  CHECK(at.to.types().back() == "session.running");
}

TEST_CASE("R25.7 three in a row stop the webhook, and nothing of what happens meanwhile is lost") {
  posting_hall at;
  at.add(std::vector{subject::segment});
  bool is_up = false;
  at.to.replies = [&](auto const&) { return status(is_up ? 200 : 503); };
  at.open();
  at.start();
  at.next();
  at.next();
  at.in.loop.step(3 * 16min);
  CHECK(at.card().stopped == wire::webhook_stop::failing);
  CHECK(at.card().dead_letters.size() == 3);
  auto const count = at.to.got.size();
  at.in.loop.step(24h);
  at.next();
  CHECK(at.to.got.size() == count);
  is_up = true;
  std::optional<webhooks::outcome> outcome;
  at.hooks->go_on(at.card().id, [&](auto became) { outcome = became; });
  at.in.loop.run();
  CHECK(outcome == webhooks::outcome::done);
  // Of seven three are dead letters.
  CHECK(at.to.types(count) == types{"segment.done", "segment.current", "segment.done", "segment.current"});
  CHECK(!at.card().stopped);
}

TEST_CASE("R25.7 a status of 410 stops it at once") {
  posting_hall at;
  at.add(std::vector{subject::session});
  at.to.replies = [&](auto const&) { return status(410); };
  at.open();
  at.start();
  CHECK(at.to.got.size() == 1);
  CHECK(at.card().stopped == wire::webhook_stop::gone);
  CHECK(at.card().dead_letters.size() == 1);
}

TEST_CASE("R25.8 a dead letter is sent again under its id, as the log has it, and is gone when it was delivered") {
  posting_hall at;
  at.add(std::vector{subject::session});
  at.to.replies = [&](auto const&) { return status(500); };
  at.open();
  at.in.loop.step(16min);
  auto const letter = at.card().dead_letters.at(0);
  std::optional<wire::webhook_tried> tried;
  auto const send = [&] {
    tried.reset();
    at.hooks->send_again(letter.id, [&](auto const& outcome) { tried = outcome; });
    at.in.loop.run();
  };
  send();
  REQUIRE(tried);
  CHECK(tried->failure->status == 500);
  CHECK(at.card().dead_letters.at(0).attempts == 7);
  at.to.replies = [&](auto const&) { return status(200); };
  send();
  REQUIRE(tried);
  CHECK(!tried->failure);
  CHECK(at.card().dead_letters.empty());
  CHECK(at.to.got.back().id() == at.to.got.front().id());
  CHECK(at.to.got.back().body == at.to.got.front().body);
  send();
  CHECK(!tried);
}

TEST_CASE("R25.9 a server that starts again goes on from where it was") {
  posting_hall at;
  at.add();
  at.open();
  at.start();
  at.in.loop.step(limits::webhooks_kept_each);
  auto const before = at.to.types();
  at.hooks.reset();
  at.next();  // while nobody listens
  at.in.loop.step(limits::webhooks_kept_each);
  at.hooks = at.made();
  at.in.loop.run();
  auto expected = before;
  for (auto const* type : {"segment.done", "segment.current", "phase.running"}) expected.emplace_back(type);
  CHECK(at.to.types() == expected);
  at.crash();
  at.in.loop.run();
  // What was posted in the last second is posted again, under the same ids.
  REQUIRE(at.to.got.size() == expected.size() + 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(at.to.got[expected.size() + i].id() == at.to.got[expected.size() - 3 + i].id());
  at.in.loop.step(limits::webhooks_kept_each);
  at.crash();
  CHECK(at.to.got.size() == expected.size() + 3);
}

TEST_CASE("R25.9 what was posted is not posted again after an end in good order") {
  posting_hall at;
  at.add();
  at.open();
  auto const count = at.to.got.size();
  bool closed = false;
  at.hooks->close([&] { closed = true; });
  at.in.loop.run();
  CHECK(closed);
  at.crash();
  CHECK(at.to.got.size() == count);
  at.start();
  CHECK(at.to.types().at(count) == "session.running");
}

TEST_CASE("R25.10 of a session that was deleted nothing more is posted and nothing is kept") {
  posting_hall at;
  at.add(std::vector{subject::session});
  at.to.replies = [&](auto const& one) { return status(one.type() == "session.open" ? 500 : 503); };
  at.open();
  at.in.loop.step(16min);
  at.start();
  REQUIRE(at.card().dead_letters.size() == 1);
  REQUIRE(at.card().waiting == 1);
  at.moderator.reset();
  auto const count = at.to.got.size();
  at.in.all->forget("panel", [](auto const&) {});
  at.in.loop.step(24h);
  CHECK(at.to.got.size() == count);
  CHECK(at.card().dead_letters.empty());
  CHECK(at.card().waiting == 0);
  CHECK(at.kept.find("panel") == std::string::npos);
}

TEST_CASE("a webhook that was removed is posted nothing") {
  posting_hall at;
  auto const card = at.add();
  std::optional<webhooks::outcome> outcome;
  at.hooks->remove(card.id, [&](auto became) { outcome = became; });
  at.in.loop.run();
  CHECK(outcome == webhooks::outcome::done);
  CHECK(at.hooks->list().webhooks.empty());
  at.open();
  CHECK(at.to.got.empty());
  at.hooks->remove(card.id, [&](auto became) { outcome = became; });
  CHECK(outcome == webhooks::outcome::unknown);
  at.crash();
  CHECK(at.hooks->list().webhooks.empty());
}

TEST_CASE("of a receiver that is behind no more than a little is in memory, and all is posted in the end") {
  posting_hall at;
  at.add(std::vector{subject::phase});
  bool is_up = false;
  at.to.replies = [&](auto const&) { return status(is_up ? 200 : 500); };
  at.open();
  at.start();
  for (int i = 0; i < 400; ++i) {
    at.pause();
    at.resume();
    at.in.loop.step(200ms);  // as fast as a moderator may
  }
  CHECK(at.card().waiting <= limits::webhook_waiting + 2);
  is_up = true;
  at.in.loop.step(10min + 150s);
  CHECK(at.card().waiting == 0);
  std::map<std::string, int> ids;
  for (auto const& one : at.to.got) ++ids[one.id()];
  CHECK(ids.size() == 1 + 800 + 2);  // wrap-up and overtime at the end
}

TEST_CASE("what was kept by another release, or by nobody, is refused") {
  hall in;
  receiver to(in.loop);
  auto const make = [&](std::string const& kept) {
    webhooks made(
        in.loop, *in.disk, to, 1, [&] { return in.loop.now(); }, kept, [](auto const&) { return std::nullopt; });
  };
  CHECK_THROWS_AS(make("{}"), std::runtime_error);
  CHECK_THROWS_AS(make(R"({"format":2,"latest":0,"webhooks":[]})"), std::runtime_error);
  CHECK_THROWS_AS(make(R"({"format":1,"latest":1,"webhooks":[{"id":"w1","url":"https://a.example","secret":"whsec_x","about":[],)"
                       R"("created":0,"dead_letters":[],"places":{}}]})"),
                  std::runtime_error);
  CHECK_NOTHROW(make(R"({"format":1,"latest":0,"webhooks":[]})"));
}
