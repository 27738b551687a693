#include "player.hpp"

#include "log/memory_log.hpp"
#include "show.hpp"
#include "speech.hpp"
#include "wire/codec.hpp"
#include "wire/english.hpp"
#include "wire/plan_file.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dais::scenarios {

using namespace std::chrono_literals;

namespace {

std::string contents_of(std::string const& file) {
  std::ifstream in(std::string(DAIS_SOURCE_DIR) + "/" + file, std::ios::binary);
  if (!in) throw std::runtime_error("there is no file " + file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// In two at the first `at`, which is in neither.
std::pair<std::string, std::string> split(std::string const& text, std::string_view at) {
  auto const found = text.find(at);
  if (found == text.npos) return {text, ""};
  auto rest = text.substr(found + at.size());
  rest.erase(0, std::min(rest.find_first_not_of(' '), rest.size()));
  return {text.substr(0, found), rest};
}

std::string refusal(room::page::answer const& answer) { return "refused " + std::to_string(answer.code) + ": " + answer.message; }

}  // namespace

player::player() = default;

player::~player() {
  people_.clear();
  rooms_.reset();
}

script player::play(script s) {
  for (std::size_t i = 0; i < s.steps.size(); ++i) {
    bool const more = i + 1 < s.steps.size() && split(s.steps[i + 1].line, " ").second.starts_with("at once ");
    try {
      s.steps[i].outcome = play_line(s.steps[i].line, more);
      if (i == 0) connect_all(s);
    } catch (std::exception const& wrong) {
      throw std::runtime_error("line " + std::to_string(s.steps[i].number) + ", " + s.steps[i].line + ": " + wrong.what());
    }
  }
  return s;
}

// Everybody is connected from the beginning, so that nobody's coming falls between what others do at once.
void player::connect_all(script const& s) {
  for (auto const& one : s.steps) {
    auto what = split(one.line, " ").second;
    if (what.starts_with("at once ")) what = split(what, "at once").second;
    if (what.starts_with("unaware ")) what = split(what, "unaware").second;
    if (what.starts_with("panellist added-")) continue;  // who is not on the panel yet
    if (what.find(':') != what.npos && !what.starts_with("show ")) person(split(what, ":").first);
  }
}

std::vector<std::string> player::play_line(std::string const& line, bool more_at_once) {
  auto [time, what] = split(line, " ");
  if (what.starts_with("plan ")) {
    begin(time, what.substr(5));
    return std::exchange(outcome_, {});
  }
  if (!loop_) throw std::runtime_error("the first line names the plan");
  bool const at_once = what.starts_with("at once ");
  if (at_once) what = split(what, "at once").second;
  bool const unaware = what.starts_with("unaware ");
  if (unaware) what = split(what, "unaware").second;
  go_to(time);
  if (what == "the server restarts" || what == "the server stops") stop();
  if (what == "the server restarts" || what == "the server is back") {
    start();
    outcome_.push_back("everybody has come back");
  }
  if (what.starts_with("the server ")) return std::exchange(outcome_, {});
  if (what == "time passes") return std::exchange(outcome_, {});
  if (what == "the disk is slow") {
    log_->hold();
    is_slow_ = true;
    return {};
  }
  if (what == "the disk is well again") {
    is_slow_ = false;
    log_->release();
    loop_->run();
    tell(true);
    return std::exchange(outcome_, {});
  }
  if (what.starts_with("show ")) {
    auto const [shown, who] = split(what.substr(5), " to ");
    auto lines = std::exchange(outcome_, {});  // what the server did by itself meanwhile
    auto const seen = show(shown, person(who.empty() ? "moderator" : who).page, loop_->now());
    lines.insert(lines.end(), seen.begin(), seen.end());
    return lines;
  }
  auto const [who, words] = split(what, ":");
  auto& one = person(who);
  if (!unaware && loop_->now() - before_ > 10ms) {
    before_ = loop_->now();
    for (auto& [name, other] : people_) other->before = other->page.view;
  }
  if (words == "leave") {
    one.connection.reset();
  } else if (words == "come back") {
    enter(one);
  } else if (words.starts_with("work on ")) {
    auto const question = words.substr(8);
    auto const before = one.page.answers.size();
    one.connection->receive(room::text_of(wire::claim{question == "nothing" ? std::nullopt : std::optional(question)}));
    if (one.page.answers.size() == before) return {};
    return {refusal(one.page.answers.back())};
  } else if (words == "look at the offers") {
    auto const answers = one.page.answers.size();
    one.connection->receive(room::text_of(wire::preview_catch_up{}));
    if (one.page.answers.size() != answers) return {refusal(one.page.answers.back())};
    return show("offers", one.page, loop_->now());
  } else {
    if (unaware) std::swap(one.page.view, one.before);
    auto command = command_in(words_of(words), one.page, loop_->now());
    if (unaware) std::swap(one.page.view, one.before);
    if (!command) throw std::runtime_error("nobody can do that");
    if (!one.connection) throw std::runtime_error(who + " has left");
    asked_.push_back({who, "command " + std::to_string(++commands_)});
    one.connection->receive(room::text_of(asked_.back().id, std::move(*command)));
  }
  if (more_at_once) return {};
  loop_->run();
  if (is_slow_) return std::exchange(outcome_, {});
  tell(at_once);
  return std::exchange(outcome_, {});
}

void player::begin(std::string const& time, std::string const& plan) {
  auto read = read_plan(contents_of(plan));
  if (auto const* faults = std::get_if<std::vector<plan_fault>>(&read)) throw std::runtime_error(english::of(faults->front()));
  auto& file = std::get<plan_file>(read);
  plan_ = file.plan;
  loop_ = std::make_unique<room::stepped_loop>(time_of_day(time, plan_.start, plan_.time_zone));
  disk_ = log::make_memory_log(loop_->post(), [this] { return loop_->now(); });
  log_ = std::make_unique<log::fragile_log>(*disk_, loop_->post());
  rooms_ = room::rooms::make(*loop_, *log_, alone_, key_, 1);
  rooms_->create(std::move(file.plan), file.id, [this](auto const& made) { session_ = std::get<wire::session_card>(made).id; });
  loop_->run();
  reading_ = disk_->follow(session_, 0, [this](auto entries) {
    for (auto const& entry : entries) {
      auto line = told_.line(record_of(entry.seq, entry.at, std::get<payload>(read_payload(entry.payload))));
      if (entry.seq != 1) outcome_.push_back(std::move(line));
    }
  });
  loop_->run();
  std::istringstream heading(told_.heading());
  for (std::string line; std::getline(heading, line);) outcome_.push_back(line);
}

void player::go_to(std::string const& time) {
  auto const by = time_of_day(time, plan_.start, plan_.time_zone) - loop_->now();
  if (by < duration{}) throw std::runtime_error("time does not go back");
  if (by > duration{}) loop_->step(by);  // without a pause nothing comes between two that act at once
}

void player::stop() {
  for (auto& [who, one] : people_) one->connection.reset();
  rooms_.reset();
}

void player::start() {
  log_ = std::make_unique<log::fragile_log>(*disk_, loop_->post());
  rooms_ = room::rooms::make(*loop_, *log_, alone_, key_, 1);
  for (auto& [who, one] : people_) enter(*one);
}

player::seen_by& player::person(std::string const& who) {
  auto& one = people_[who];
  if (one) return *one;
  auto const words = words_of(who);
  std::optional<role> as;
  if (who == "moderator" || who == "other moderator") as = role::moderator;
  if (who == "co-moderator" || who == "other co-moderator") as = role::co_moderator;
  if (who == "observer") as = role::observer;
  if (who == "stage") as = role::stage;
  if (words.size() == 2 && words[0] == "panellist") as = role::panellist;
  if (words.size() == 2 && words[0] == "participant") as = role::participant;
  if (!as) throw std::runtime_error("nobody is called \"" + who + "\"");
  one = std::make_unique<seen_by>(reader_);
  one->hello.token = room::token_for(key_, {session_, *as, *as == role::panellist ? words[1] : ""});
  if (*as == role::participant) one->hello.participant = "the secret of participant " + words[1];
  enter(*one);
  if (!one->page.is_welcome()) throw std::runtime_error(who + " is not let in");
  return *one;
}

void player::enter(seen_by& one) {
  one.connection.reset();
  one.page.connected();
  one.connection = rooms_->connect(one.page, {});
  if (!one.page.epoch.empty()) {
    one.hello.epoch = one.page.epoch;
    one.hello.seq = one.page.seq;
  }
  one.connection->receive(room::text_of(one.hello));
  loop_->run();
}

// What the history tells has been noted; this adds who was refused.
void player::tell(bool several) {
  for (auto const& [who, id] : std::exchange(asked_, {})) {
    auto const* answer = people_.at(who)->page.answer_to(id);
    if (!answer) throw std::runtime_error(who + " is not answered");
    if (answer->code == 0) continue;
    outcome_.push_back((several ? who + " is " : "") + refusal(*answer));
  }
}

}  // namespace dais::scenarios
