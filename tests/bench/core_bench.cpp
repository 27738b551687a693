// What the core costs without sockets: `dais_bench_core DIRECTORY [SCALE]` prints one JSON object. DIRECTORY is for logs, and is left full.
// SCALE divides all sizes, for a trial.
//
//   votes       votes a second through decode, decide, log, evolve and the reply, and a second of CPU of all threads. On one core where
//               whoever starts this gives it one.
//   change      microseconds of presses of several kinds in a session with one question, and in one with 5,000 and 100,000 records, whose
//               checkpoint has been written
//   restart     milliseconds until a session of 1,000,000 records is ready: from a checkpoint as far behind as it may be, and without one,
//               when the checkpoint is written too; and until 1,000 sessions are
//   checkpoint  milliseconds until that session is written down from the checkpoint before, and of CPU of the rooms' thread the most that
//               goes by meanwhile without a look at what else is to be done; with what its room knows of similar questions and of the
//               latest commands; and its bytes

#include "log/sqlite_log.hpp"
#include "net/loop.hpp"
#include "room/checkpoint_maker.hpp"
#include "room/limits.hpp"
#include "room/rooms.hpp"
#include "wire/codec.hpp"
#include "wire/plan_file.hpp"

#include "asked.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace dais;
using namespace std::chrono_literals;
using seconds = std::chrono::duration<double>;

namespace {

room::link_key const key{1, 2, 3};

[[noreturn]] void fail(std::string const& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

std::size_t replies = 0;  // of all

struct listener final : room::outbox {
  std::size_t shown = 0;  // snapshots and patches
  void send(room::frame const& one) override {
    if (one->starts_with(R"({"type":"snapshot")") || one->starts_with(R"({"type":"patch")")) ++shown;
    if (!one->starts_with(R"({"type":"reply")")) return;
    ++replies;
    if (one->find(R"("error":)") != one->npos) fail("refused: " + *one);
  }
  bool has_room() const override { return true; }
  bool admits_audience() override { return true; }
  void send_deflated(room::frame const&) override {}
  void let_rest() override {}
  void close(close_code) override {}
};

// As long as a page's.
std::string grown_id(std::uint64_t number) { return std::to_string(1'000'000'000'000'000 + number); }

struct house {
  net::asio_loop loop;
  std::unique_ptr<log::engine> engine;
  log::no_bulletins alone;
  std::unique_ptr<room::rooms> rooms;

  explicit house(std::filesystem::path const& file) {
    auto const post = [this](std::function<void()> work) { loop.post(std::move(work)); };
    auto opened = log::open_sqlite_log(file, post, [this] { return loop.now(); });
    if (auto const* refused = std::get_if<log::refusal>(&opened)) fail(refused->what);
    engine = std::move(std::get<0>(opened));
  }

  void until(std::function<bool()> done) { loop.run_until(std::move(done)); }

  // Under ids as a room makes them of a page's, which grow.
  void append(std::string const& session, std::vector<std::pair<actor, event::any>> const& all) {
    static std::uint64_t number = 0;
    std::size_t done = 0, asked = 0;
    for (auto const& [by, what] : all) {
      ++asked;
      auto const id = grown_id(++number) + (by.as == role::participant ? "/a:" + by.id : "/m");
      engine->append(session, id, write_payload({by, what}), [&done](log::append_outcome const& result) {
        if (!std::holds_alternative<log::appended>(result)) fail("an entry is not appended");
        ++done;
      });
      if (asked % 1000 == 0) until([&] { return done + 4000 > asked; });
    }
    until([&] { return done == asked; });
  }

  void load(std::string const& session) {
    if (!rooms) rooms = room::rooms::make(loop, *engine, alone, key, 1);
    bool loaded = false;
    rooms->plan_and_status(session, [&](auto const& found) {
      if (!found) fail(session + " is not there");
      loaded = true;
    });
    until([&] { return loaded; });
  }

  std::size_t checkpoint_bytes(std::string const& session) {
    std::optional<std::size_t> size;
    engine->checkpoint(session, [&](std::string const& bytes) { size = bytes.size(); });
    until([&] { return size.has_value(); });
    return *size;
  }
};

session_plan plan() {
  std::ifstream in(DAIS_SOURCE_DIR "/protocol/examples/new-york-declaration.json");
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  auto read = read_plan(text);
  if (auto* file = std::get_if<plan_file>(&read)) return file->plan;
  fail("the plan cannot be read");
}

actor voter(std::size_t n) { return {role::participant, room::participant_id("panel", "the secret of voter " + std::to_string(n))}; }

using events = std::vector<std::pair<actor, event::any>>;
actor const moderator{role::moderator, {}};

// An open session with so many approved questions, then votes up to so many records, no two of a voter for the same question.
events evening(std::string const& session, std::size_t questions, std::size_t records, std::size_t voters) {
  events all;
  asked_questions asked(1);
  all.emplace_back(actor{role::system, {}}, event::session_created{session, plan()});
  all.emplace_back(moderator, event::session_opened{1});
  for (std::size_t i = 0; i < questions; ++i) {
    all.emplace_back(voter(i % voters), event::question_submitted{asked.next(), "", {}, true, {}, false});
  }
  for (std::size_t i = 0; all.size() < records; ++i) {
    all.emplace_back(voter(i % voters), event::voted{"q" + std::to_string(1 + (i * 7 + i / voters) % questions), true});
  }
  return all;
}

// Seconds; `whose` is RUSAGE_SELF, with all threads, or RUSAGE_THREAD.
double cpu(int whose) {
  rusage used{};
  ::getrusage(whose, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

struct timed {
  std::chrono::steady_clock::time_point from = std::chrono::steady_clock::now();
  double wall() const { return seconds(std::chrono::steady_clock::now() - from).count(); }
};

std::string command_frame(std::string const& id, std::string const& type, std::string const& members) {
  return R"({"type":"command","id":")" + id + R"(","command":{"type":")" + type + "\"," + members + "}}";
}

struct connected_client {
  std::unique_ptr<listener> to = std::make_unique<listener>();
  std::unique_ptr<room::connection> connection;
};

connected_client enter(house& in, std::string const& token, std::string const& secret = {}) {
  connected_client one;
  one.connection = in.rooms->connect(*one.to, {});
  one.connection->receive(R"({"type":"hello","token":")" + token + "\"" + (secret.empty() ? "" : R"(,"participant":")" + secret + "\"") +
                          "}");
  return one;
}

void votes(std::filesystem::path const& file, std::size_t scale) {
  house in(file);
  in.append("panel", evening("panel", 20, 22, 20));
  in.load("panel");
  std::size_t const people = 10'000 / scale, each = 10;
  std::vector<connected_client> all;
  for (std::size_t i = 0; i < people; ++i) {
    all.push_back(enter(in, room::join_code(key, "panel"), "the secret of voter " + std::to_string(i)));
  }
  std::vector<std::string> frames;
  for (std::size_t i = 0; i < people * each; ++i) {
    auto const members = R"("question":"q)" + std::to_string(1 + i / people) + R"(","on":true)";
    frames.push_back(command_frame(grown_id(i), "vote", members));
  }
  timed const t;
  auto const cpu_before = cpu(RUSAGE_SELF);
  // As they would come from sockets: some at a time.
  for (std::size_t i = 0; i < frames.size(); ++i) {
    all[i % people].connection->receive(frames[i]);
    if (i % 500 == 499) in.loop.poll();
  }
  in.until([&] { return replies == frames.size(); });
  auto const wall = t.wall(), used = cpu(RUSAGE_SELF) - cpu_before;
  auto const count = static_cast<double>(frames.size());
  std::size_t counted = 0;
  for (auto const& [id, one] : in.rooms->state_of("panel")->questions) counted += one.voters.size();
  if (counted != frames.size()) fail(std::to_string(frames.size()) + " votes were counted as " + std::to_string(counted));
  std::printf("  \"votes\": {\"votes\": %zu, \"per_second\": %.0f, \"per_cpu_second\": %.0f},\n", frames.size(), count / wall,
              count / used);
}

// Those who press, with new connections now and then, as each has a rate.
class presser {
 public:
  // `question` is approved.
  presser(house& in, std::string question) : in_(in), question_(std::move(question)) { in_.load("panel"); }

  // Microseconds of CPU of this thread, until the reply has come and both have been shown what was done. `on`, or back.
  double press(std::string const& what, bool on) {
    if (pressed_ % 30 == 0) enter_again();
    auto const& state = *in_.rooms->state_of("panel");
    auto const& of_question = state.questions.at(question_);
    auto const question = R"("question":")" + question_ + "\"";
    auto const with_revision = question + R"(,"revision":)" + std::to_string(of_question.revision);
    std::string type, members;
    if (what == "time") {
      type = "add_time";
      members = R"("revision":)" + std::to_string(state.revision) + R"(,"segment":")" + state.order.front() + R"(","by":)" +
                (on ? "60000" : "-60000");
    } else if (what == "queue") {
      type = on ? "queue" : "unqueue";
      members = with_revision;
    } else if (what == "stage") {
      type = on ? "put_on_stage" : "take_off_stage";
      members = with_revision;
    } else {
      type = "vote";
      members = question + R"(,"on":)" + (on ? "true" : "false");
    }
    auto const text = command_frame("p" + std::to_string(++pressed_), type, members);
    auto const replied = replies, shown = host_.to->shown, shown_to_phone = phone_.to->shown;
    auto const from = cpu(RUSAGE_THREAD);
    (what == "vote" ? phone_ : host_).connection->receive(text);
    in_.until([&] { return replies > replied && host_.to->shown > shown && phone_.to->shown > shown_to_phone; });
    return (cpu(RUSAGE_THREAD) - from) * 1e6;
  }

 private:
  void enter_again() {
    phone_ = enter(in_, room::join_code(key, "panel"), "the secret of a phone");
    host_ = enter(in_, room::token_for(key, {"panel", role::moderator, {}}));
    in_.until([&] { return phone_.to->shown > 0 && host_.to->shown > 0; });
  }

  house& in_;
  std::string const question_;
  connected_client phone_, host_;
  std::size_t pressed_ = 0;
};

double median(std::vector<double> all) {
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
  return all[all.size() / 2];
}

// In turn, so that what the machine does meanwhile reaches both.
void press(std::filesystem::path const& directory, std::size_t scale) {
  house small(directory / "small.db"), large(directory / "large.db");
  auto const questions = 5000 / scale, records = 100'000 / scale;
  small.append("panel", evening("panel", 1, 3, 10));
  large.append("panel", evening("panel", questions, records, 10'000 / scale));
  presser one(small, "q1"), other(large, "q" + std::to_string(questions / 2));
  // Which loading them began, and which would take its share of a core that is shared.
  while (records >= limits::checkpoint_records && large.checkpoint_bytes("panel") == 0) {
  }
  std::printf("  \"change\": {");
  for (std::string const what : {"time", "queue", "stage", "vote"}) {
    std::vector<double> empty, full;
    auto const there_and_back = [&](presser& in) { return (in.press(what, true) + in.press(what, false)) / 2; };
    for (std::size_t i = 0; i < std::max<std::size_t>(5, 50 / scale); ++i) {
      empty.push_back(there_and_back(one));
      full.push_back(there_and_back(other));
    }
    std::printf("%s\"%s\": {\"empty_us\": %.1f, \"full_us\": %.1f}", what == "time" ? "" : ", ", what.c_str(), median(empty), median(full));
  }
  std::puts("},");
}

void restart(std::filesystem::path const& directory, std::size_t scale) {
  // A trial has a checkpoint too.
  auto const records = std::max<std::size_t>(1'000'000 / scale, 2 * limits::checkpoint_records);
  auto all = evening("panel", 5000 / scale, records, 10'000 / scale);
  auto const kept = static_cast<std::ptrdiff_t>(all.size() - std::min<std::size_t>(all.size() / 2, limits::checkpoint_records - 1));
  {
    house in(directory / "million.db");
    in.append("panel", events(all.begin(), all.begin() + kept));
  }
  timed const whole;
  double whole_ms = 0, writing_ms = 0, held_ms = 0;
  std::size_t bytes = 0;
  {
    house in(directory / "million.db");
    in.load("panel");
    whole_ms = whole.wall() * 1e3;
    while (in.checkpoint_bytes("panel") == 0) {
    }
    in.append("panel", events(all.begin() + kept, all.end()));
    in.rooms.reset();
    timed const writing;
    bool written = false;
    room::checkpoint_maker const maker(in.loop, *in.engine, "panel", all.size(), [&] { written = true; });
    auto looked = cpu(RUSAGE_THREAD);
    in.until([&] {
      auto const now = cpu(RUSAGE_THREAD);
      held_ms = std::max(held_ms, (now - std::exchange(looked, now)) * 1e3);
      return written;
    });
    writing_ms = writing.wall() * 1e3;
    bytes = in.checkpoint_bytes("panel");
  }
  {
    house in(directory / "thousand.db");
    for (std::size_t i = 0; i < 1000 / scale; ++i) {
      auto const id = "panel-" + std::to_string(i);
      in.append(id, evening(id, 20, 300, 100));
    }
  }
  timed const one;
  {
    house in(directory / "million.db");
    in.load("panel");
    std::printf("  \"checkpoint\": {\"ms\": %.1f, \"held_ms\": %.2f, \"bytes\": %zu},\n", writing_ms, held_ms, bytes);
    std::printf("  \"restart\": {\"million_ms\": %.0f, \"million_whole_ms\": %.0f, ", one.wall() * 1e3, whole_ms);
  }
  timed const many;
  house in(directory / "thousand.db");
  in.load("panel-0");
  std::printf("\"thousand_ms\": %.0f}\n", many.wall() * 1e3);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) fail("Usage: dais_bench_core DIRECTORY [SCALE]");
  std::filesystem::path const directory = arguments[1];
  std::size_t const scale = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 1;
  std::filesystem::create_directories(directory);
  std::puts("{");
  votes(directory / "votes.db", scale);
  press(directory, scale);
  restart(directory, scale);
  std::puts("}");
}
