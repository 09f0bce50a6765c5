package io.quietzone.render;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the server does with kept pictures by itself, every half an hour. */
@Singleton
public class KeptPictures {

  private final PictureStore store;

  @Inject
  KeptPictures(PictureStore store) {
    this.store = store;
  }

  /** Forgets the old ones. */
  public void purge() {
    store.purge();
  }
}
