#include "log/followers.hpp"
#include "log/sqlite_log.hpp"
#include "log/sqlite_reader.hpp"

namespace dais::log {
namespace {

class sqlite_reading final : public engine {
 public:
  sqlite_reading(sqlite::database db, post p) : db_(std::move(db)), reader_(db_), post_(std::move(p)) {}

  ~sqlite_reading() override { followers_->close(); }

  void append(std::string, std::string, std::string, done d) override {
    later([d = std::move(d)] {
      if (d) d(not_appended{"the log is open for reading only"});
    });
  }

  std::unique_ptr<subscription> follow(std::string session, std::uint64_t after, deliver d, std::function<void()> caught_up,
                                       failed f) override {
    auto [handle, added] = followers::add(
        followers_, subscription_state{std::move(session), after + 1, false, false, std::move(d), std::move(caught_up), std::move(f)});
    replay_later(added);
    return std::move(handle);
  }

  std::unique_ptr<subscription> follow_sessions(deliver_sessions d, std::function<void()> caught_up, failed f) override {
    auto [handle, added] =
        followers::add(followers_, sessions_subscription_state{0, false, false, std::move(d), std::move(caught_up), std::move(f)});
    replay_sessions_later(added);
    return std::move(handle);
  }

  void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) override {
    answer_later<found>(
        [this, session = std::move(session), id = std::move(id)] {
          return found{reader_.find(session, id), {}};
        },
        std::move(then));
  }

  void keep_checkpoint(std::string, std::string) override {}

  void checkpoint(std::string, std::function<void(std::string)> then) override {
    later([then = std::move(then)] { then({}); });
  }

  void forget(std::string, forgotten told) override { refuse(std::move(told)); }
  void rewrite(std::string, std::vector<rewritten>, forgotten told) override { refuse(std::move(told)); }

  void close(std::function<void()> then) override { later(std::move(then)); }

  void newest(std::function<void(std::variant<time_point, fault>)> then) override {
    answer_later<time_point>([this] { return reader_.newest(); }, std::move(then));
  }

 private:
  template <class Work>
  void later(Work work) {
    post_([open = followers_, work = std::move(work)]() mutable {
      if (!open->closed()) work();
    });
  }

  void refuse(forgotten told) {
    later([told = std::move(told)] { told(fault{"the log is open for reading only"}); });
  }

  // Gives what `read` finds, or why it cannot.
  template <class Read>
  static auto read_or_fault(Read const& read) -> std::variant<decltype(read()), fault> {
    try {
      return read();
    } catch (sqlite::error const& e) {
      return fault{std::string("the log could not be read: ") + e.what()};
    }
  }

  template <class Answer, class Read>
  void answer_later(Read read, std::function<void(std::variant<Answer, fault>)> then) {
    later([read = std::move(read), then = std::move(then)] { then(read_or_fault(read)); });
  }

  void replay_later(std::weak_ptr<subscription_state> weak) {
    later([this, weak] {
      auto const f = weak.lock();
      if (!f || f->ended) return;
      auto const to = followers_;
      auto const p = read_or_fault([&] { return reader_.read(f->session, f->next - 1); });
      if (auto const* why = std::get_if<fault>(&p)) return to->fail(f, *why);
      auto const& here = std::get<chunk>(p);
      if (!here.last) replay_later(weak);
      to->replay(f, here.entries, here.last);
    });
  }

  void replay_sessions_later(std::weak_ptr<sessions_subscription_state> weak) {
    later([this, weak] {
      auto const f = weak.lock();
      if (!f || f->ended) return;
      auto const to = followers_;
      auto const p = read_or_fault([&] { return reader_.sessions(f->after); });
      if (auto const* why = std::get_if<fault>(&p)) return to->fail(f, *why);
      auto const& here = std::get<session_chunk>(p);
      f->after = here.number;
      if (!here.last) replay_sessions_later(weak);
      to->replay(f, here.names, here.last);
    });
  }

  sqlite::database db_;
  sqlite_reader reader_;
  post const post_;
  std::shared_ptr<followers> const followers_ = std::make_shared<followers>();
};

}  // namespace

std::variant<std::unique_ptr<engine>, refusal> open_sqlite_log_for_reading(std::filesystem::path const& file, engine::post post) {
  try {
    sqlite::database db(std::filesystem::absolute(file), sqlite::access::read_only);
    if (auto why = check_sqlite_format(db, file)) return std::move(*why);
    return std::make_unique<sqlite_reading>(std::move(db), std::move(post));
  } catch (std::exception const& e) {
    return refusal{file.string() + " cannot be read: " + e.what() + "."};
  }
}

}  // namespace dais::log
