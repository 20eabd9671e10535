#include "connection.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstring>

namespace korridor::server {
namespace {

constexpr std::size_t kBuffer = 16U << 10U;
constexpr std::size_t kBytesPerSecond = 64U << 10U;
thread_local bool refusing = false;
thread_local bool closing = false;
std::atomic<int> crowd = 0;

constexpr std::string_view kRefusal =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

DeadlineStream::Clock::duration seconds(double s) {
  return std::chrono::duration_cast<DeadlineStream::Clock::duration>(std::chrono::duration<double>(s));
}

void end(socket_t socket) {
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
}

/// Takes what a refused request still sends, for a moment: closing over unread bytes would reset the connection before
/// the refusal is read.
void drain(socket_t socket) {
  ::shutdown(socket, SHUT_WR);
  char bytes[4096];
  for (int round = 0; round < 256; ++round) {
    pollfd poller{.fd = socket, .events = POLLIN, .revents = 0};
    if (::poll(&poller, 1, 100) <= 0 || ::recv(socket, bytes, sizeof bytes, MSG_DONTWAIT) <= 0) return;
  }
}

}  // namespace

DeadlineStream::DeadlineStream(socket_t socket, const ConnectionLimits& limits)
    : socket_(socket), limits_(limits), buffer_(kBuffer) {}

bool DeadlineStream::wait(short events, Clock::time_point until) const {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left < 0) return false;
    pollfd poller{.fd = socket_, .events = events, .revents = 0};
    const int ready = ::poll(&poller, 1, static_cast<int>(std::min<std::int64_t>(left + 1, 60'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool DeadlineStream::fill() {
  const ssize_t got = ::recv(socket_, buffer_.data(), std::min(buffer_.size(), budget_), MSG_DONTWAIT);
  begin_ = 0;
  end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
  budget_ -= end_;
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR));
}

bool DeadlineStream::start_request(double idle_s, const std::function<bool()>& hurry) {
  const auto until = Clock::now() + seconds(idle_s);
  while (begin_ == end_ && !wait(POLLIN, std::min(until, Clock::now() + std::chrono::milliseconds(100))))
    if (Clock::now() >= until || hurry()) return false;
  read_until_ = Clock::now() + seconds(limits_.request_s);
  budget_ = limits_.head_bytes + limits_.body_bytes;
  return true;
}

bool DeadlineStream::is_readable() const { return begin_ < end_ || wait(POLLIN, read_until_); }
bool DeadlineStream::is_writable() const { return wait(POLLOUT, Clock::now() + seconds(limits_.write_s)); }

ssize_t DeadlineStream::read(char* to, std::size_t size) {
  while (begin_ == end_) {
    if (budget_ == 0 || !wait(POLLIN, read_until_) || !fill()) return -1;
  }
  const std::size_t count = std::min(size, end_ - begin_);
  std::memcpy(to, buffer_.data() + begin_, count);
  begin_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t DeadlineStream::write(const char* from, std::size_t size) {
  const auto until = Clock::now() + seconds(limits_.write_s + static_cast<double>(size / kBytesPerSecond));
  std::size_t done = 0;
  while (done < size) {
    const ssize_t sent = ::send(socket_, from + done, size - done, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) {
      done += static_cast<std::size_t>(sent);
    } else if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
      return -1;
    } else if (!wait(POLLOUT, until)) {
      return -1;
    }
  }
  return static_cast<ssize_t>(size);
}

void DeadlineStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();  // nobody asks who it was
  port = 0;
}
void DeadlineStream::get_local_ip_and_port(std::string& ip, int& port) const { get_remote_ip_and_port(ip, port); }

BoundedQueue::BoundedQueue(const ConnectionLimits& limits) : waiting_limit_(limits.waiting) {
  for (int i = 0; i < limits.threads; ++i) threads_.emplace_back([this] { work(); });
}

bool BoundedQueue::is_refusing() { return refusing; }
bool BoundedQueue::is_crowded() { return crowd > 0; }

void BoundedQueue::enqueue(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    if (tasks_.size() < waiting_limit_) {
      tasks_.push_back(std::move(task));
      ++crowd;
      wake_.notify_one();
      return;
    }
  }
  refusing = true;
  task();
  refusing = false;
}

void BoundedQueue::shutdown() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  threads_.clear();  // joins
}

void BoundedQueue::work() {
  for (;;) {
    std::function<void()> task;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
      --crowd;
    }
    task();
  }
}

LimitedServer::LimitedServer(const ConnectionLimits& limits) : limits_(limits) {
  new_task_queue = [this]() -> httplib::TaskQueue* { return new BoundedQueue(limits_); };  // httplib deletes it
  set_payload_max_length(limits_.body_bytes);
  set_tcp_nodelay(true);
}

void LimitedServer::close_after() { closing = true; }

void LimitedServer::lengthen_line() { ::listen(svr_sock_, static_cast<int>(limits_.waiting)); }

bool LimitedServer::process_and_close_socket(socket_t socket) {
  if (BoundedQueue::is_refusing()) {
    (void)::send(socket, kRefusal.data(), kRefusal.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    end(socket);
    return true;
  }
  try {
    DeadlineStream stream(socket, limits_);
    const auto hurry = [this] { return BoundedQueue::is_crowded() || svr_sock_ == INVALID_SOCKET; };
    for (int i = 0; i < limits_.requests; ++i) {
      if (!stream.start_request(i == 0 ? limits_.request_s : limits_.idle_s,
                                i == 0 ? [this] { return svr_sock_ == INVALID_SOCKET; } : std::function<bool()>(hurry)))
        break;
      bool closed = false;
      closing = false;
      const bool last = i + 1 == limits_.requests || svr_sock_ == INVALID_SOCKET;
      const bool fine = process_request(stream, last, closed, [](httplib::Request& request) {
        request.headers.erase("Accept-Encoding");  // replies go as they are: the far side is near
        request.ranges.clear();
      });
      if (closing) drain(socket);
      if (!fine || closed || closing || last) break;
    }
  } catch (...) {  // out of memory at worst: this connection ends, the server goes on
  }
  end(socket);
  return true;
}

}  // namespace korridor::server
