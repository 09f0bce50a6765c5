package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.database.Chores;
import io.quietzone.fetch.UnfetchableException;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import io.quietzone.secrets.Secrets;
import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures of batches that may be asked for again. Each is kept once for a workspace, however many
 * of its batches show it, and forgotten when none of these can be asked for any more.
 */
@Singleton
class KeptArtwork {

  /** How many pictures are sealed at once: the largest takes some tens of megabytes meanwhile. */
  private static final int SEALED_AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PURGE_PAUSE = Duration.ofMinutes(30);

  private static final String PURPOSE = "picture";
  private static final String NAME = "picture's name";

  private final PictureStore store;
  private final Secrets secrets;
  private final Artwork artwork;
  private final Shares sealing =
      new Shares(
          SEALED_AT_ONCE, "Too many pictures are being kept at this moment. Try again shortly.");

  @Inject
  KeptArtwork(PictureStore store, Secrets secrets, Artwork artwork) {
    this.store = store;
    this.secrets = secrets;
    this.artwork = artwork;
  }

  void onStart(@Observes Startup start, Chores chores) {
    chores.every(PURGE_PAUSE, "forget pictures of batches", store::purge);
  }

  /**
   * Keeps the pictures of a batch, one after the other.
   *
   * @throws KeptPicturesFull if the workspace has too many
   * @throws io.quietzone.shares.TooManyAtOnce if the turn of one does not come in time
   */
  void keep(Caller caller, BatchArtwork pictures) {
    pictures.byName().forEach((name, image) -> keep(caller.workspaceId(), id(name), image));
  }

  private void keep(String workspaceId, byte[] id, Image image) {
    if (store.renew(workspaceId, id)) {
      return;
    }
    try (Share turn = sealing.of(workspaceId)) {
      turn.take(1, PATIENCE);
      store.put(workspaceId, id, secrets.seal(PURPOSE, Pixels.write(image)));
    }
  }

  /** By the server's secret: a picture that was sealed with another one is not there. */
  private byte[] id(String name) {
    return secrets.mac(NAME, name.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Where the pictures of a batch come from that is asked for again: those that it had.
   *
   * @param names of pictures, by address
   */
  ArtworkSource again(Caller caller, Map<String, String> names) {
    return new ArtworkSource() {
      @Override
      public Image read(byte[] file) throws UnreadableImageException {
        return artwork.of(caller).read(file);
      }

      @Override
      public Image fetch(String url) throws UnfetchableException {
        return Optional.ofNullable(names.get(url))
            .flatMap(name -> store.find(caller.workspaceId(), id(name)))
            .flatMap(picture -> secrets.open(PURPOSE, picture))
            .map(Pixels::read)
            .orElseThrow(
                () ->
                    new UnfetchableException(
                        "The picture that this batch had is not kept any more: send the batch with"
                            + " another Idempotency-Key."));
      }
    };
  }
}
