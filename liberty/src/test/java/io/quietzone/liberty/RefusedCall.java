package io.quietzone.liberty;

/**
 * A call that is refused, and how.
 *
 * @param body as {@link Refusals#assertRefused} wants it
 */
record RefusedCall(String name, Call call, int status, String body) {

  /** Stands for the demo key, which is not known before the server runs. */
  static final String DEMO_KEY = "<demo key>";

  Answer send(TestServer server) throws Exception {
    return server
        .api()
        .send(
            DEMO_KEY.equals(call.headers().get("X-Api-Key"))
                ? call.withKey(server.demoKey())
                : call);
  }

  @Override
  public String toString() {
    return name;
  }
}
