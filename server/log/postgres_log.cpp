#include "log/postgres_log.hpp"

#include "log/postgres_reading.hpp"
#include "log/postgres_writing.hpp"

#include <stdexcept>
#include <thread>

namespace dais::log {
namespace {

// What the engine's threads work on: it outlives an engine that does not wait for them.
struct two_threads {
  two_threads(postgres::target const& to, postgres_options const& with, engine::post p)
      : out(std::move(p)), reading(to, with, out, all), writing(to, with, out, all, reading) {}

  outward out;
  std::shared_ptr<followers> const all = std::make_shared<followers>();
  postgres_reading reading;
  postgres_writing writing;
};

class postgres_log final : public engine {
 public:
  postgres_log(postgres::target const& to, postgres_options const& with, post p)
      : is_reading_(with.is_reading), on_(std::make_shared<two_threads>(to, with, std::move(p))) {
    reads_ = std::thread([on = on_] { on->reading.run(); });
    writes_ = std::thread([on = on_] { on->writing.run(); });
  }

  ~postgres_log() override {
    on_->all->close();
    auto const abandons = closed_ && !*closed_;
    if (abandons) on_->out.abandon();
    on_->writing.stop(abandons);
    // Neither waits longer than for the answer that it waits for; but a name that nobody resolves may take a while.
    if (abandons) {
      on_->reading.stop();
      writes_.detach();
      reads_.detach();
      return;
    }
    writes_.join();
    on_->reading.stop();
    reads_.join();
  }

  void append(std::string session, std::string id, std::string payload, done d) override {
    if (closed_) return refuse(std::move(d), "the log is being closed");
    if (is_reading_) return refuse(std::move(d), only_read);
    if (on_->reading.damaged().contains(session)) return refuse(std::move(d), "its record is damaged");
    auto const number = on_->reading.number_of(session);
    append_on_its_way one(std::move(session), number, std::move(id), std::move(payload), d);
    if (!on_->writing.append(std::move(one))) refuse(std::move(d), "the database does not keep up: too much is waiting to be written");
  }

  std::unique_ptr<subscription> follow(std::string session, std::uint64_t after, deliver d, std::function<void()> caught_up,
                                       failed f) override {
    auto [handle, added] =
        followers::add(on_->all, subscription_state{session, after + 1, false, false, std::move(d), std::move(caught_up), std::move(f)});
    on_->reading.follow(added, std::move(session), after);
    return std::move(handle);
  }

  std::unique_ptr<subscription> follow_sessions(deliver_sessions d, std::function<void()> caught_up, failed f) override {
    auto [handle, added] =
        followers::add(on_->all, sessions_subscription_state{0, false, false, std::move(d), std::move(caught_up), std::move(f)});
    on_->reading.follow_sessions(added);
    return std::move(handle);
  }

  void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) override {
    on_->writing.find(std::move(session), std::move(id), std::move(then));
  }
  void keep_checkpoint(std::string session, std::string bytes) override {
    if (!is_reading_) on_->reading.keep_checkpoint(std::move(session), std::move(bytes));
  }
  void checkpoint(std::string session, std::function<void(std::string)> then) override {
    on_->reading.checkpoint(std::move(session), std::move(then));
  }
  void newest(std::function<void(std::variant<time_point, fault>)> then) override { on_->reading.newest(std::move(then)); }

  void forget(std::string session, forgotten told) override {
    if (is_reading_) return refuse(std::move(told));
    on_->reading.forgets(session);
    on_->writing.forget(std::move(session), std::move(told));
  }
  void rewrite(std::string session, std::vector<rewritten> entries, forgotten told) override {
    if (is_reading_) return refuse(std::move(told));
    on_->writing.rewrite(std::move(session), std::move(entries), std::move(told));
  }

  void close(std::function<void()> then) override {
    closed_ = std::make_shared<bool>(false);
    on_->writing.close([closed = closed_, then = std::move(then)] {
      *closed = true;
      then();
    });
  }

  bool is_shared() const override { return true; }
  condition health() const override {
    condition is;
    is.trouble = on_->writing.trouble();
    if (!is.trouble) is.trouble = on_->reading.trouble();
    is.damaged = on_->reading.damaged();
    is.remarks = on_->reading.remarks();
    return is;
  }

 private:
  static constexpr auto only_read = "the log is open for reading only";

  void refuse(done d, char const* why) {
    on_->out.post([open = on_->all, d = std::move(d), why] {
      if (d && !open->closed()) d(not_appended{why});
    });
  }
  void refuse(forgotten told) {
    on_->out.post([open = on_->all, told = std::move(told)] {
      if (!open->closed()) told(fault{only_read});
    });
  }

  bool const is_reading_;
  std::shared_ptr<two_threads> const on_;
  std::shared_ptr<bool> closed_;  // none before `close`
  std::thread reads_, writes_;
};

}  // namespace

std::variant<std::unique_ptr<engine>, refusal> open_postgres_log(std::string const& connection_string, engine::post post,
                                                                 postgres_options const& with) {
  try {
    return std::make_unique<postgres_log>(postgres::target(connection_string), with, std::move(post));
  } catch (std::invalid_argument const& e) {
    return refusal{e.what()};
  }
}

}  // namespace dais::log
