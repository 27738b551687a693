#include "dialect.hpp"
#include "wire.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace bench {
namespace {

std::string_view string_after(std::string_view text, std::string_view mark) {
  auto const at = text.find(mark);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + mark.size());
  return text.substr(0, text.find('"'));
}

std::uint64_t number_after(std::string_view text, std::string_view mark) {
  std::uint64_t number = 0;
  if (auto const at = text.find(mark); at != std::string_view::npos) {
    std::from_chars(text.data() + at + mark.size(), text.data() + text.size(), number);
  }
  return number;
}

// The publisher's changes go round the questions, and in each round every question is passed on to the other panellist. So what a
// question's next change is follows from how often it was passed on, and a question that is shown with anybody else has not been changed.
class dais_reader final : public text_reader {
 public:
  explicit dais_reader(dais_access const& access) : access_(access), rounds_(access.questions.size(), 0) {
    changes_.reserve(rounds_.size());
  }

  news read(std::string_view text) override {
    news told;
    auto const type = string_after(text, R"({"type":")");
    if (type == "patch") {
      told.position = number_after(text, R"("seq":)");
      told.changes = changes_in(text);
      told.votes = votes_in(text);
    } else if (type == "reply") {
      told.refused = text.find(R"("error":)") != std::string_view::npos;
      told.confirmed = !told.refused;
    } else if (type == "snapshot") {
      told.position = number_after(text, R"("seq":)");
      told.ready = true;
    } else if (type == "welcome") {
      told.epoch = string_after(text, R"("epoch":")");
      told.resumed = text.find(R"("resumed":true)") != std::string_view::npos;
    } else if (type == "pong" || type == "here") {
      told.heartbeat = true;
    } else if (type == "error") {
      told.refused = true;
    }
    return told;
  }

  void go_on_after(std::uint64_t changes) override {
    for (std::size_t i = 0; i < rounds_.size(); ++i) rounds_[i] = (changes + rounds_.size() - 1 - i) / rounds_.size();
  }

 private:
  // Of a question that was shown before only what changed is shown: "q1":{"to":"...
  std::span<std::uint64_t const> changes_in(std::string_view text) {
    constexpr std::string_view mark = R"(":{"to":")";
    changes_.clear();
    for (auto at = text.find(mark); at != std::string_view::npos;) {
      auto const id = text.substr(0, at).substr(text.rfind('"', at - 1) + 1);
      auto const next = text.find(mark, at + mark.size());
      auto const found = std::ranges::find(access_.questions, id);
      if (found != access_.questions.end()) {
        auto const question = static_cast<std::size_t>(found - access_.questions.begin());
        auto& round = rounds_[question];
        if (string_after(text.substr(at, next - at), mark) == access_.panellists[round % 2]) {
          changes_.push_back(round++ * rounds_.size() + question + 1);
        }
      }
      at = next;
    }
    return changes_;
  }

  std::optional<std::uint64_t> votes_in(std::string_view text) const {
    constexpr std::string_view mark = R"("votes":{)";
    auto const from = text.find(mark);
    if (from == std::string_view::npos) return std::nullopt;
    auto const counts = text.substr(from, text.find('}', from) - from);
    auto const count = "\"" + access_.voted_for + "\":";
    if (counts.find(count) == std::string_view::npos) return std::nullopt;
    return number_after(counts, count);
  }

  dais_access const& access_;
  std::vector<std::uint64_t> rounds_;  // of each question that it has been shown
  std::vector<std::uint64_t> changes_;
};

// A change passes an approved question on to the other of two panellists: all of the audience are shown that, in patches of always the same
// size, and changes to different questions can be in flight at once.
class dais final : public dialect {
 public:
  explicit dais(dais_access access) : access_(std::move(access)) {}

  std::string handshake(bool) const override { return bench::handshake("/socket", "dais.v1"); }

  std::string publisher_greeting() const override { return R"({"type":"hello","token":")" + access_.moderator + "\"}"; }

  std::string greeting(std::size_t connection) const override { return hello(connection) + "}"; }

  std::string greeting_again(std::size_t connection, std::string_view epoch, std::uint64_t position) const override {
    return hello(connection) + R"(,"epoch":")" + std::string(epoch) + R"(","seq":)" + std::to_string(position) + "}";
  }

  std::unique_ptr<text_reader> reader() const override { return std::make_unique<dais_reader>(access_); }

  bool confirms() const override { return true; }

  std::string change(std::uint64_t number) const override {
    auto const question = (number - 1) % access_.questions.size();
    auto const round = (number - 1) / access_.questions.size();
    return R"({"type":"command","id":"change-)" + std::to_string(number) + R"(","command":{"type":"address_question","question":")" +
           access_.questions[question] + R"(","revision":)" + std::to_string(access_.revision + round) + R"(,"to":")" +
           access_.panellists[round % 2] + R"("}})";
  }

  // Its id grows, as a page's does.
  std::string vote(std::size_t connection) const override {
    return R"({"type":"command","id":")" + std::to_string(1'000'000'000'000'000 + connection) +
           R"(","command":{"type":"vote","question":")" + access_.voted_for + R"(","on":true}})";
  }

  std::string heartbeat() const override { return R"({"type":"ping","sent":1234567890})"; }

 private:
  std::string hello(std::size_t connection) const {
    return R"({"type":"hello","token":")" + access_.audience + R"(","participant":"load-participant-)" + std::to_string(connection) + "\"";
  }

  dais_access access_;
};

}  // namespace

std::unique_ptr<dialect> make_dais(dais_access access) {
  if (access.questions.empty() || access.panellists.size() != 2) fail("Dais needs questions and two panellists to press for");
  if (access.voted_for.empty()) fail("Dais needs a question to vote for");
  return std::make_unique<dais>(std::move(access));
}

}  // namespace bench
