#include "log/memory_log.hpp"

#include "log/followers.hpp"
#include "log/limits.hpp"

#include <algorithm>

namespace dais::log {
namespace {

struct stored {
  std::vector<entry> entries;
  std::string checkpoint;
  std::unordered_map<std::string, std::uint64_t> by_id;
  time_point told{};  // as the time of this session
};

class memory_log final : public engine {
 public:
  memory_log(post p, clock c) : post_(std::move(p)), clock_(std::move(c)) {}

  ~memory_log() override { followers_->close(); }

  void append(std::string session, std::string id, std::string payload, done d) override {
    if (is_closing_)
      return later([d = std::move(d)] {
        if (d) d(not_appended{"the log is being closed"});
      });
    later([this, session = std::move(session), e = entry{0, {}, std::move(id), std::move(payload)}, d = std::move(d)]() mutable {
      batch b;
      if (!sessions_.contains(session)) b.begun.push_back(session);
      auto const outcome = keep(session, e);
      if (std::holds_alternative<appended>(outcome)) b.committed.emplace_back(std::move(session), std::vector<entry>{std::move(e)});
      b.outcomes.emplace_back(std::move(d), outcome);
      // Nothing of this engine is touched after this, for it may be destroyed by what is called.
      auto const to = followers_;
      to->publish(b);
    });
  }

  std::unique_ptr<subscription> follow(std::string session, std::uint64_t after, deliver d, std::function<void()> caught_up,
                                       failed f) override {
    auto [handle, added] =
        followers::add(followers_, {std::move(session), after + 1, false, false, std::move(d), std::move(caught_up), std::move(f)});
    replay_later(added);
    return std::move(handle);
  }

  void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) override {
    later([this, session = std::move(session), id = std::move(id), then = std::move(then)] {
      auto const here = sessions_.find(session);
      if (here == sessions_.end()) return then(found{{}, clock_()});
      auto& kept = here->second;
      auto const at = kept.told = stamp(kept);
      auto const known = kept.by_id.find(id);
      then(found{known == kept.by_id.end() ? std::nullopt : std::optional(kept.entries.at(known->second - 1)), at});
    });
  }

  void keep_checkpoint(std::string session, std::string bytes) override {
    if (auto const found = sessions_.find(session); found != sessions_.end()) found->second.checkpoint = std::move(bytes);
  }

  void checkpoint(std::string session, std::function<void(std::string)> then) override {
    later([this, session = std::move(session), then = std::move(then)] {
      auto const found = sessions_.find(session);
      then(found == sessions_.end() ? std::string{} : found->second.checkpoint);
    });
  }

  std::unique_ptr<subscription> follow_sessions(deliver_sessions d, std::function<void()> caught_up, failed f) override {
    auto [handle, added] =
        followers::add(followers_, sessions_subscription_state{0, false, false, std::move(d), std::move(caught_up), std::move(f)});
    replay_sessions_later(added);
    return std::move(handle);
  }

  void forget(std::string session, forgotten told) override {
    later([this, session = std::move(session), told = std::move(told)] {
      sessions_.erase(session);
      for (auto& name : names_)
        if (name == session) name.clear();  // Followers of the names count them.
      auto const to = followers_;
      to->forget(session);
      if (!to->closed()) told(std::nullopt);
    });
  }

  void rewrite(std::string session, std::vector<rewritten> entries, forgotten told) override {
    later([this, session = std::move(session), entries = std::move(entries), told = std::move(told)]() mutable {
      auto const here = sessions_.find(session);
      for (auto const& one : entries)
        if (here == sessions_.end() || one.seq == 0 || one.seq > here->second.entries.size()) return told(no_such_entry(session, one.seq));
      for (auto& one : entries) here->second.entries[one.seq - 1].payload = std::move(one.payload);
      if (here != sessions_.end()) here->second.checkpoint.clear();
      told(std::nullopt);
    });
  }

  void close(std::function<void()> then) override {
    is_closing_ = true;
    later(std::move(then));
  }

  void newest(std::function<void(std::variant<time_point, fault>)> then) override {
    later([this, then = std::move(then)] {
      time_point newest{};
      for (auto const& [name, kept] : sessions_) newest = std::max(newest, kept.entries.back().at);
      then(newest);
    });
  }

 private:
  template <class Work>
  void later(Work work) {
    post_([open = followers_, work = std::move(work)]() mutable {
      if (!open->closed()) work();
    });
  }

  time_point stamp(stored const& of) const {
    auto const now = clock_();
    return of.entries.empty() ? now : std::max({now, of.told, of.entries.back().at});
  }

  // Gives the entry its place and its time.
  append_outcome keep(std::string const& session, entry& e) {
    auto const [found, fresh] = sessions_.try_emplace(session);
    if (fresh) names_.push_back(session);
    auto& kept = found->second;
    e.seq = kept.entries.size() + 1;
    if (auto const [known, is_new] = kept.by_id.try_emplace(e.id, e.seq); !is_new) return was_there{known->second};
    e.at = stamp(kept);
    kept.entries.push_back(e);
    return appended{e.seq};
  }

  void replay_later(std::weak_ptr<subscription_state> weak) {
    later([this, weak] {
      auto const f = weak.lock();
      if (!f) return;
      std::vector<entry> chunk;  // A copy: what is called may append.
      std::size_t bytes = 0;
      bool last = true;
      if (auto const found = sessions_.find(f->session); found != sessions_.end()) {
        auto const& all = found->second.entries;
        for (auto at = f->next - 1; at < all.size(); ++at) {
          if (chunk.size() == limits::replay_entries_max || bytes >= limits::replay_bytes_max) {
            last = false;
            break;
          }
          bytes += all[at].id.size() + all[at].payload.size();
          chunk.push_back(all[at]);
        }
      }
      if (!last) replay_later(weak);
      auto const to = followers_;
      to->replay(f, chunk, last);
    });
  }

  void replay_sessions_later(std::weak_ptr<sessions_subscription_state> weak) {
    later([this, weak] {
      auto const f = weak.lock();
      if (!f) return;
      auto const count = std::min<std::size_t>(names_.size() - f->after, limits::replay_entries_max);
      auto const first = names_.begin() + static_cast<std::ptrdiff_t>(f->after);
      std::vector<std::string> names(first, first + static_cast<std::ptrdiff_t>(count));  // A copy: what is called may append.
      std::erase(names, "");                                                              // forgotten
      f->after += count;
      auto const last = f->after == names_.size();
      if (!last) replay_sessions_later(weak);
      auto const to = followers_;
      to->replay(f, names, last);
    });
  }

  post post_;
  clock clock_;
  bool is_closing_ = false;
  std::vector<std::string> names_;  // oldest first
  std::unordered_map<std::string, stored> sessions_;
  std::shared_ptr<followers> followers_ = std::make_shared<followers>();
};

}  // namespace

std::unique_ptr<engine> make_memory_log(engine::post post, engine::clock clock) {
  return std::make_unique<memory_log>(std::move(post), std::move(clock));
}

}  // namespace dais::log
