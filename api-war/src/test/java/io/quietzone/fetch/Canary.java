package io.quietzone.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on loopback and counts whoever connects, whatever they say or do not say then. */
final class Canary implements AutoCloseable {

  private final AtomicInteger contacts = new AtomicInteger();
  private final ServerSocketChannel socket = ServerSocketChannel.open();
  private final Thread thread = new Thread(this::count, "canary");

  Canary() throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    thread.setDaemon(true);
    thread.start();
  }

  int port() throws IOException {
    return ((InetSocketAddress) socket.getLocalAddress()).getPort();
  }

  int contacts() {
    return contacts.get();
  }

  private void count() {
    while (socket.isOpen()) {
      try {
        SocketChannel visitor = socket.accept();
        contacts.incrementAndGet();
        visitor.close();
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
