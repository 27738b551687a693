#pragma once

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>

namespace dais::net {

// Of a concrete executor: Asio's type-erased one costs an indirection in every operation, and Beast compiles twice as long over it.
using executor = boost::asio::io_context::executor_type;
using tcp = boost::asio::ip::tcp;
using tcp_socket = boost::asio::basic_stream_socket<tcp, executor>;
using acceptor = boost::asio::basic_socket_acceptor<tcp, executor>;
using boost::system::error_code;

// Real time, for how long a socket may take. The session's clock is another: `room::loop::now`.
using socket_clock = std::chrono::steady_clock;

}  // namespace dais::net
