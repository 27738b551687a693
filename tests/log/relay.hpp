#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace dais::log {

// Stands between a client and a server: passes on what they send, until the test says otherwise.
class relay {
 public:
  // Listens on this machine, and reaches the server by its socket.
  explicit relay(std::filesystem::path server);
  ~relay();
  relay(relay const&) = delete;

  std::string port() const { return std::to_string(port_); }

  void lead_to(std::filesystem::path server);  // who connects from now on
  void cut();                                  // all connections, with what is held of them
  void refuse(bool connections);               // that are new
  void answer_next(std::string bytes);         // the next connection is given this, as from the server, and is over

  // What one side sends stays here, until it is passed on.
  void hold_answers(bool yes);
  void hold_requests(bool yes);

  // Until so many connections have been closed by the client since the relay was made.
  void wait_for_closed(int count);
  // Until something is held.
  void wait_for_held();

 private:
  struct side {
    int fd = -1;
    std::string to_send;  // to it
    bool has_ended = false;
  };
  struct connection {
    side client, server;
  };

  void run();
  void accept();
  static void move(side& from, side& to, short events);
  void wake();

  int listener_ = -1;
  int wake_ = -1;
  std::uint16_t port_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::filesystem::path server_;
  bool stopping_ = false, cutting_ = false, refuses_ = false, holds_answers_ = false, holds_requests_ = false;
  int closed_ = 0;
  std::string answer_;
  std::list<connection> connections_;
  std::thread thread_;
};

}  // namespace dais::log
