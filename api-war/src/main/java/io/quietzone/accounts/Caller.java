package io.quietzone.accounts;

/** Who is calling, and for which workspace. */
public sealed interface Caller {

  /** Whose quota and codes these are. */
  String workspaceId();

  /** The id in the catalogue of the plan that says what this caller may do. */
  String plan();

  /** The id of the workspace's plan; a key may be capped to a smaller one. */
  default String workspacePlan() {
    return plan();
  }

  /** A name that no other caller has, for what is counted or kept by caller; it is no secret. */
  String name();

  /**
   * A program, as told by an API key.
   *
   * @param workspacePlan at least what {@code plan} is
   * @param keyId the key that was used
   * @param scope what the key may be used for
   */
  record Program(String workspaceId, String plan, String workspacePlan, String keyId, Scope scope)
      implements Caller {
    @Override
    public String name() {
      return "key " + keyId;
    }
  }

  /**
   * A person who signed in, as told by an access token.
   *
   * @param accountId who it is
   * @param role what this person may do in the workspace
   */
  record Member(String workspaceId, String plan, String accountId, Role role) implements Caller {
    @Override
    public String name() {
      return "account " + accountId;
    }
  }

  /**
   * Whoever has an address that the workspace signed, such as a page with a picture in it.
   *
   * @param signingKeyId the key that signed it
   */
  record SignedAddress(String workspaceId, String plan, String signingKeyId) implements Caller {
    @Override
    public String name() {
      return "signing key " + signingKeyId;
    }
  }
}
