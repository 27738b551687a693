#include "room/retention.hpp"

#include "room/limits.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace dais::room {

retention::retention(rooms& all, loop& on, duration kept) : rooms_(all), loop_(on), kept_(kept) { wait(); }

void retention::wait() {
  next_ = loop_.after(limits::retention_each, [this] { begin(); });
}

void retention::begin() {
  to_look_at_.clear();
  for (auto const& id : rooms_.ids()) {
    auto const known = due_.find(id);
    if (known == due_.end() || known->second <= loop_.now()) to_look_at_.push_back(id);
  }
  look();
}

// One after the other: looking loads a session.
void retention::look() {
  if (to_look_at_.empty()) return wait();
  auto const id = std::move(to_look_at_.back());
  to_look_at_.pop_back();
  rooms_.list({id}, [this, alive = std::weak_ptr(alive_), id](auto const& cards) {
    if (alive.expired()) return;
    auto const* const state = cards.empty() ? nullptr : rooms_.state_of(id);
    if (!state) return look();  // Its record cannot be read, or it is gone.
    // What panellists may still write is to be read then.
    auto const answers = state->published ? state->published->answers_until.value_or(state->at) : state->at;
    due_[id] = std::max({state->end, state->at, answers}) + kept_;
    if (due_[id] > loop_.now()) return look();
    remove(id);
  });
}

void retention::remove(std::string const& id) {
  rooms_.forget(id, [this, alive = std::weak_ptr(alive_), id](auto const& wrong) {
    if (alive.expired()) return;
    if (wrong) {
      spdlog::error("The session {} is over for as long as sessions are kept, and could not be deleted: {}", id, *wrong);
    } else {
      spdlog::info("The session {} is over for as long as sessions are kept: it was deleted.", id);
      due_.erase(id);
    }
    look();
  });
}

}  // namespace dais::room
