#include "log/followers.hpp"

#include <algorithm>
#include <cassert>

namespace dais::log {
namespace {

// Entries that the subscription has had, or did not ask for, are left out.
void give(subscription_state& f, std::span<entry const> entries) {
  if (f.ended || entries.empty() || entries.back().seq < f.next) return;
  if (entries.front().seq < f.next) entries = entries.subspan(static_cast<std::size_t>(f.next - entries.front().seq));
  assert(entries.front().seq == f.next);
  f.next = entries.back().seq + 1;
  f.deliver(entries);
}

}  // namespace

class followers::handle final : public subscription {
 public:
  handle(std::weak_ptr<followers> owner, std::shared_ptr<subscription_state> f) : owner_(std::move(owner)), subscription_(std::move(f)) {}

  ~handle() override {
    subscription_->ended = true;
    if (auto const owner = owner_.lock()) owner->remove(subscription_);
  }

 private:
  std::weak_ptr<followers> owner_;
  std::shared_ptr<subscription_state> subscription_;
};

class followers::sessions_handle final : public subscription {
 public:
  sessions_handle(std::weak_ptr<followers> owner, std::shared_ptr<sessions_subscription_state> f)
      : owner_(std::move(owner)), subscription_(std::move(f)) {}

  ~sessions_handle() override {
    subscription_->ended = true;
    if (auto const owner = owner_.lock()) std::erase(owner->of_sessions_, subscription_);
  }

 private:
  std::weak_ptr<followers> owner_;
  std::shared_ptr<sessions_subscription_state> subscription_;
};

std::pair<std::unique_ptr<subscription>, std::shared_ptr<subscription_state>> followers::add(std::shared_ptr<followers> const& self,
                                                                                             subscription_state f) {
  auto shared = std::make_shared<subscription_state>(std::move(f));
  self->by_session_[shared->session].push_back(shared);
  return {std::make_unique<handle>(self, shared), shared};
}

std::pair<std::unique_ptr<subscription>, std::shared_ptr<sessions_subscription_state>> followers::add(
    std::shared_ptr<followers> const& self, sessions_subscription_state f) {
  auto shared = std::make_shared<sessions_subscription_state>(std::move(f));
  self->of_sessions_.push_back(shared);
  return {std::make_unique<sessions_handle>(self, shared), shared};
}

void followers::publish(batch& b) {
  if (!b.begun.empty()) {
    auto const here = of_sessions_;
    for (auto const& f : here)
      if (f->live && !f->ended) f->deliver(b.begun);
  }
  for (auto const& [session, entries] : b.committed) {
    auto const found = by_session_.find(session);
    if (found == by_session_.end()) continue;
    auto const here = found->second;  // A copy: what is called may end subscriptions and begin others.
    for (auto const& f : here)
      if (f->live) give(*f, entries);
  }
  for (auto const& [done, outcome] : b.outcomes) {
    if (closed_) return;
    if (done) done(outcome);
  }
}

void followers::replay(std::shared_ptr<subscription_state> const& f, std::span<entry const> entries, bool last) {
  give(*f, entries);
  if (f->ended || !last) return;
  f->live = true;
  if (auto const caught_up = std::exchange(f->caught_up, {})) caught_up();
}

void followers::replay(std::shared_ptr<sessions_subscription_state> const& f, std::span<std::string const> names, bool last) {
  if (f->ended) return;
  if (!names.empty()) f->deliver(names);
  if (f->ended || !last) return;
  f->live = true;
  if (auto const caught_up = std::exchange(f->caught_up, {})) caught_up();
}

void followers::forget(std::string const& session) {
  auto const found = by_session_.find(session);
  if (found == by_session_.end()) return;
  auto const here = found->second;  // A copy: what is called may end subscriptions and begin others.
  for (auto const& f : here) fail(f, session_forgotten(session));
}

void followers::fail(std::shared_ptr<sessions_subscription_state> const& f, fault why) {
  if (f->ended) return;
  std::erase(of_sessions_, f);
  if (f->failed) f->failed(std::move(why));
}

void followers::fail(std::shared_ptr<subscription_state> const& f, fault why) {
  if (f->ended) return;
  remove(f);
  if (f->failed) f->failed(std::move(why));
}

void followers::close() {
  closed_ = true;
  for (auto const& f : std::exchange(of_sessions_, {})) f->ended = true;
  auto const all = std::exchange(by_session_, {});
  for (auto const& [session, here] : all)
    for (auto const& f : here) f->ended = true;
}

void followers::remove(std::shared_ptr<subscription_state> const& f) {
  auto const found = by_session_.find(f->session);
  if (found == by_session_.end()) return;
  std::erase(found->second, f);
  if (found->second.empty()) by_session_.erase(found);
}

}  // namespace dais::log
