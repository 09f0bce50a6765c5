package io.quietzone.liberty;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;

/** Calls that are made while a test does something else. */
final class Background {

  private Background() {}

  static Future<Answer> send(Callable<Answer> call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        task -> new Thread(task, "background").start());
  }
}
