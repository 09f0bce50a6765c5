package io.quietzone.accounts;

/** Who is calling, and for which workspace. */
public sealed interface Caller {

  /** Whose quota and codes these are. */
  String workspaceId();

  /** The plan's id in the catalogue. */
  String plan();

  /**
   * A program, as told by an API key.
   *
   * @param keyId the key that was used
   * @param scope what the key may be used for
   */
  record Program(String workspaceId, String plan, String keyId, Scope scope) implements Caller {}

  /**
   * A person who signed in, as told by an access token.
   *
   * @param accountId who it is
   * @param role what this person may do in the workspace
   */
  record Member(String workspaceId, String plan, String accountId, Role role) implements Caller {}

  /**
   * Whoever has an address that the workspace signed, such as a page with a picture in it.
   *
   * @param signingKeyId the key that signed it
   */
  record SignedAddress(String workspaceId, String plan, String signingKeyId) implements Caller {}
}
