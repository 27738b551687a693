#include "site.hpp"

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

#include <fstream>

using namespace dais;
using namespace std::chrono_literals;

namespace {

class loud_connection final : public room::connection {
 public:
  loud_connection(loud_rooms& in, room::outbox& to) : in_(in), to_(to) { in_.connected.push_back(&to_); }
  ~loud_connection() override { std::erase(in_.connected, &to_); }
  void receive(std::string_view text) override { in_.heard.emplace_back(text); }
  void drained() override { ++in_.drained; }

 private:
  loud_rooms& in_;
  room::outbox& to_;
};

net::server_options on_any_port(net::server_options options) {
  options.listen = {{"127.0.0.1", 0}};
  if (options.slots == 0) options.slots = net::slots_by_open_files();
  return options;
}

}  // namespace

std::unique_ptr<room::connection> loud_rooms::connect(room::outbox& to, room::source) {
  return std::make_unique<loud_connection>(*this, to);
}

void loud_rooms::send(std::string text) {
  auto const frame = std::make_shared<std::string const>(std::move(text));
  for (auto* const one : connected) one->send(frame);
}

void loud_rooms::send_deflated(std::string bytes) {
  auto const one = std::make_shared<std::string const>(std::move(bytes));
  for (auto* const to : connected) to->send_deflated(one);
}

void loud_rooms::send_all(std::vector<std::string> texts) {
  std::vector<room::frame> frames;
  for (auto& one : texts) frames.push_back(std::make_shared<std::string const>(std::move(one)));
  for (auto* const to : connected) to->send_all(frames);
}

site::site(room::rooms& rooms, net::asio_loop& l, net::server_options options)
    : loop(l), server(l, rooms, on_any_port(std::move(options))) {
  server.start();
}

// The socket that listens is found by its port; those that it accepts inherit its size.
void site::limit_send_buffers(int bytes) {
  for (int fd = 0; fd < 1024; ++fd) {
    int listens = 0;
    sockaddr_in at{};
    socklen_t size = sizeof listens, at_size = sizeof at;
    bool const is_listener = ::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0 && listens != 0;
    if (!is_listener || ::getsockname(fd, reinterpret_cast<sockaddr*>(&at), &at_size) != 0 || ntohs(at.sin_port) != port()) continue;
    if (::setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes) == 0) return;
  }
  throw std::runtime_error("the socket that listens was not found");
}

bool site::until(std::function<bool()> const& done, std::initializer_list<client*> clients) {
  return run(done, [&] {
    for (auto* const one : clients) one->pump();
  });
}

bool site::until(std::function<bool()> const& done, std::initializer_list<web_client*> clients) {
  return run(done, [&] {
    for (auto* const one : clients) one->pump();
  });
}

bool site::run(std::function<bool()> const& done, std::function<void()> const& pump) {
  auto const end = net::socket_clock::now() + 60s;
  for (;;) {
    loop.poll();
    pump();
    if (done()) return true;
    if (net::socket_clock::now() > end) return false;
  }
}

scratch_directory::scratch_directory() {
  auto name = (std::filesystem::temp_directory_path() / "dais-net-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no scratch directory");
  path = name;
}

scratch_directory::~scratch_directory() { std::filesystem::remove_all(path); }

void scratch_directory::write(std::string const& name, std::string_view bytes) const {
  std::filesystem::create_directories((path / name).parent_path());
  std::ofstream(path / name, std::ios::binary) << bytes;
}
