#pragma once

#include "log/postgres_line.hpp"
#include "log/postgres_reading.hpp"
#include "log/postgres_writer.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <variant>

namespace dais::log {

// The thread of an engine over PostgreSQL that appends, and does what has to come behind what was appended. What waits while the database
// is busy is its next transaction. What was lost on the way is given to the database again until it is known, or until it has to be
// answered.
class postgres_writing {
 public:
  postgres_writing(postgres::target const&, postgres_options const&, outward&, std::shared_ptr<followers>, postgres_reading&);

  // Any thread:
  bool append(append_on_its_way);  // false: too much is waiting
  void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)>);
  void forget(std::string session, engine::forgotten);
  void rewrite(std::string session, std::vector<rewritten>, engine::forgotten);
  void close(std::function<void()>);
  std::optional<std::string> trouble() const { return line_.trouble(); }

  void run();
  void stop(bool and_abandon);  // Ends `run`: when all is done that was asked for, or as soon as it can.

 private:
  struct wanted_entry {
    std::string session;
    std::string id;
    std::function<void(std::variant<found, fault>)> then;
  };
  struct forgetting {
    std::string session;
    std::optional<std::vector<rewritten>> entries;  // nothing: all that there is of the session
    engine::forgotten told;
  };
  struct closing {
    std::function<void()> then;
  };
  using work = std::variant<append_on_its_way, wanted_entry, forgetting, closing>;

  // What became of one try.
  struct attempt {
    bool is_done = false;
    bool is_lost = false;     // it was sent, and may be done all the same
    bool is_refused = false;  // and would be again
    std::string why;
  };

  void add(work);
  std::vector<append_on_its_way> take_appends();
  template <class Do>
  attempt try_once(Do);
  template <class Do>
  std::optional<std::string> try_until_settled(Do);
  void write(std::vector<append_on_its_way>);
  void tell(std::vector<append_on_its_way>&, std::vector<landed> const&);
  void give_up(std::vector<append_on_its_way>&, std::size_t count, append_outcome const&);
  void release(std::span<append_on_its_way const>);
  void serve(append_on_its_way&) {}
  void serve(wanted_entry&);
  void serve(forgetting&);
  void serve(closing&);
  void look();
  void know_backend(postgres::connection&);
  bool still_at_it(postgres::connection&);
  bool pause();

  postgres_options const with_;
  outward& out_;
  std::shared_ptr<followers> const followers_;
  postgres_reading& reading_;

  // A process of the database, told from a later one of the same number.
  struct backend {
    std::int64_t number = 0;
    std::int64_t started = 0;
  };

  // The thread's only.
  postgres_line line_;
  std::optional<backend> own_;   // of the connection
  std::optional<backend> lost_;  // of one that was lost, and may still be at what it was asked for

  std::mutex mutex_;  // of what follows
  std::condition_variable wake_;
  std::deque<work> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool stopping_ = false;
  bool is_abandoned_ = false;
};

}  // namespace dais::log
