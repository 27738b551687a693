#pragma once

#include "net/loop.hpp"
#include "net/server.hpp"

#include "client.hpp"

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>

// Rooms that send what a test gives them to everybody, and remember what everybody sent.
class loud_rooms : public dais::room::rooms {
 public:
  std::unique_ptr<dais::room::connection> connect(dais::room::outbox&, dais::room::source) override;
  void create(dais::session_plan, std::string, std::function<void(std::variant<dais::wire::session_card, std::string>)>) override {}
  void open(std::string const&, std::function<void(std::optional<std::string>)>) override {}
  void renew(std::string const&, dais::wire::link_to_renew const&,
             std::function<void(std::variant<dais::wire::session_card, dais::rejection>)>) override {}
  void forget(std::string const&, std::function<void(std::optional<std::string>)>) override {}
  void on_forgotten(std::function<void(std::string const&)>) override {}
  void plan_of(std::string const&, std::function<void(std::optional<dais::session_plan>)>) override {}
  void plan_and_status(std::string const&,
                       std::function<void(std::optional<std::pair<dais::session_plan, dais::session_status>>)>) override {}
  dais::session const* state_of(std::string const&) const override { return nullptr; }
  std::vector<std::string> const& ids() const override { return none; }
  void list(std::vector<std::string> const&, std::function<void(std::vector<dais::wire::session_card>)>) override {}
  void summaries(std::function<void(std::vector<dais::wire::session_summary>)>) override {}
  void read_published(std::string_view, std::function<void(dais::session const*)>) override {}
  std::string participant(std::string const&, std::string_view, std::string const*) const override { return {}; }
  void report(std::string_view, std::string const&, dais::report::export_format const&,
              std::function<void(dais::room::report_outcome)>) override {}
  void links_of(std::string_view, std::function<void(std::optional<dais::wire::console_links>)>) override {}
  void personal_links(std::string_view, std::string const&,
                      std::function<void(std::variant<dais::wire::personal_link_list, dais::rejection>)>) override {}
  bool opens_console(std::string_view) const override { return false; }
  bool may_open(std::string_view) const override { return false; }
  std::string session_of(std::string_view) const override { return {}; }
  void reach(std::string_view, std::string const&, std::function<void(std::variant<access, dais::rejection>)>) override {}
  void act(std::string_view, std::string const&, std::string const&, maker, std::optional<dais::time_point>,
           std::function<void(std::variant<std::uint64_t, dais::rejection>)>) override {}
  void caption(std::string_view, std::string const&, std::string const&, dais::wire::given_caption,
               std::function<void(std::variant<std::optional<std::uint64_t>, dais::rejection>)>) override {}
  void follow(dais::room::microphone_system&) override {}
  bool is_organiser(std::string_view) const override { return false; }
  void when_ready(std::function<void()> then) override { then(); }
  dais::room::code_answer try_code(dais::room::origin, std::string_view) override { return dais::room::code_answer::opens_nothing; }
  void clock_preload(std::string_view, std::function<void(std::optional<dais::wire::clock_preload>)>) override {}
  dais::room::metrics& measured() override { return counted; }
  dais::log::condition health() const override { return {}; }

  void send(std::string text);
  void send_deflated(std::string bytes);
  void send_all(std::vector<std::string> texts);

  std::vector<std::string> const none;
  dais::room::metrics counted;
  std::size_t drained = 0;  // so often somebody's outbox had room again

  std::vector<std::string> heard;
  std::vector<dais::room::outbox*> connected;
};

// A server on a port of its own, with its loop. It looks for what is late only when the test says so. Without a number of slots it has
// as many as the server itself would.
class site {
 public:
  site(dais::room::rooms& rooms, dais::net::asio_loop& loop, dais::net::server_options = {});

  std::uint16_t port() const { return server.address().port; }

  // What the kernel keeps unsent of each client who comes from now on.
  void limit_send_buffers(int bytes);

  // Runs server and clients until `done()`; false if that takes so long that it never will.
  [[nodiscard]] bool until(std::function<bool()> const& done, std::initializer_list<client*> clients = {});
  [[nodiscard]] bool until(std::function<bool()> const& done, std::initializer_list<web_client*> clients);

  dais::net::asio_loop& loop;
  dais::net::server server;

 private:
  bool run(std::function<bool()> const& done, std::function<void()> const& pump);
};

// A directory that goes when the test does.
class scratch_directory {
 public:
  scratch_directory();
  ~scratch_directory();
  std::filesystem::path path;
  void write(std::string const& name, std::string_view bytes) const;
};
