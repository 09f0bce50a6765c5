package io.quietzone.members;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.accounts.Member;
import io.quietzone.accounts.Memberships;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.audit.Audit;
import io.quietzone.mail.Letter;
import io.quietzone.mail.Mails;
import io.quietzone.plans.Plans;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Judgement;
import io.quietzone.settings.PublicUrl;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The invitations to workspaces. */
@Singleton
public class Invitations {

  private static final Duration LIFE = Duration.ofDays(7);
  private static final int TOKEN_BYTES = 32;

  private final EntityManager database;
  private final Workspaces workspaces;
  private final Accounts accounts;
  private final Memberships memberships;
  private final Members members;
  private final Plans plans;
  private final Mails mails;
  private final Audit audit;
  private final Clock clock;
  private final String base;
  private final SecureRandom random = new SecureRandom();

  @Inject
  Invitations(
      EntityManager database,
      Workspaces workspaces,
      Accounts accounts,
      Memberships memberships,
      Members members,
      Plans plans,
      Mails mails,
      Audit audit,
      Clock clock,
      PublicUrl url) {
    this.database = database;
    this.workspaces = workspaces;
    this.accounts = accounts;
    this.memberships = memberships;
    this.members = members;
    this.plans = plans;
    this.mails = mails;
    this.audit = audit;
    this.clock = clock;
    this.base = url.base();
  }

  /** The open invitations to a workspace, the newest first. */
  public List<Invitation> list(String workspaceId) {
    return database
        .createQuery(
            "select i from Invitation i where i.workspaceId = :workspace and i.expiresAt > :now"
                + " order by i.id desc",
            Invitation.class)
        .setParameter("workspace", workspaceId)
        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
        .getResultList();
  }

  /**
   * Invites somebody by mail; an open invitation of the same address is replaced.
   *
   * @throws io.quietzone.accounts.UnverifiedAddress if the caller's own address is not verified
   * @throws HigherRole if the role is higher than the caller's
   * @throws NoSeatLeft if the plan has no seat for one more
   */
  @Transactional
  public Invitation invite(Caller.Member caller, EmailAddress email, Role role) {
    Account inviter = accounts.find(caller.accountId()).orElseThrow();
    inviter.requireVerified();
    Members.requireAuthority(caller, role);
    Workspace workspace = workspaces.lock(caller.workspaceId()).orElseThrow();
    requireNoMember(workspace.id(), email);
    forget(caller, email);
    requireSeat(workspace, members.count(workspace.id()) + list(workspace.id()).size());
    String token = drawToken();
    Invitation invitation =
        new Invitation(
            UlidCreator.getUlid().toString(),
            workspace.id(),
            email,
            role,
            hash(token),
            caller.accountId(),
            clock.instant(),
            clock.instant().plus(LIFE));
    database.persist(invitation);
    audit.note(
        caller,
        "invitation.created",
        invitation.id(),
        Map.of("email", email.text(), "role", Members.name(role)));
    mails.send(letter(email, inviter, workspace, token));
    return invitation;
  }

  /**
   * Takes an invitation back.
   *
   * @throws UnknownMember if the workspace has no such invitation
   * @throws HigherRole if the role is higher than the caller's
   */
  @Transactional
  public void revoke(Caller.Member caller, String id) {
    workspaces.lock(caller.workspaceId());
    Invitation invitation = database.find(Invitation.class, id);
    if (invitation == null || !invitation.workspaceId().equals(caller.workspaceId())) {
      throw new UnknownMember();
    }
    Members.requireAuthority(caller, invitation.role());
    database.remove(invitation);
    audit.note(caller, "invitation.revoked", id, Map.of("email", invitation.email().text()));
  }

  /**
   * The address that an invitation was sent to.
   *
   * @param token what the letter said
   * @throws InvalidFields if it is not good, or not any more
   */
  public EmailAddress invited(String token) {
    return open(token).email();
  }

  /**
   * Makes an account a member of the workspace that it was invited to. The letter shows that the
   * mail to the address is read.
   *
   * @param token what the letter said
   * @throws InvalidFields if it is not good, or not good for this account, or whoever sent it may
   *     not give this role any more
   * @throws NoSeatLeft if the plan has lost the seat
   */
  @Transactional
  public Member accept(String token, String accountId) {
    Workspace workspace = workspaces.lock(workspaceOf(token)).orElseThrow();
    // Under the lock: it may just have been used, taken back or replaced.
    Invitation invitation = open(token);
    Account account = accounts.find(accountId).orElseThrow();
    if (!account.email().text().equalsIgnoreCase(invitation.email().text())) {
      throw notGood();
    }
    requireAuthority(invitation);
    requireNoMember(workspace.id(), invitation.email());
    requireSeat(workspace, members.count(workspace.id()));
    account.verify(clock.instant());
    Member member = memberships.add(workspace.id(), accountId, invitation.role());
    database.remove(invitation);
    audit.note(
        new Caller.Member(workspace.id(), workspace.plan(), accountId, member.role()),
        "member.joined",
        member.id(),
        Map.of("role", Members.name(member.role()), "invited_by", invitation.invitedBy()));
    workspaces.announceChange(workspace.id());
    return member;
  }

  private String workspaceOf(String token) {
    return database
        .createQuery("select i.workspaceId from Invitation i where i.hash = :hash", String.class)
        .setParameter("hash", hash(token))
        .getResultStream()
        .findFirst()
        .orElseThrow(Invitations::notGood);
  }

  private Invitation open(String token) {
    return database
        .createQuery("select i from Invitation i where i.hash = :hash", Invitation.class)
        .setParameter("hash", hash(token))
        .getResultStream()
        .filter(invitation -> invitation.isOpen(clock.instant()))
        .findFirst()
        .orElseThrow(Invitations::notGood);
  }

  private void requireNoMember(String workspaceId, EmailAddress email) {
    boolean member =
        accounts
            .find(email)
            .flatMap(account -> memberships.find(workspaceId, account.id()))
            .isPresent();
    if (member) {
      throw new InvalidFields(
          Map.of("email", new Judgement("This address is a member of the workspace already.")));
    }
  }

  /** Whoever was sent away takes the invitations along. */
  private void requireAuthority(Invitation invitation) {
    boolean may =
        memberships
            .find(invitation.workspaceId(), invitation.invitedBy())
            .filter(inviter -> inviter.role().includes(Role.ADMIN))
            .filter(inviter -> inviter.role().includes(invitation.role()))
            .isPresent();
    if (!may) {
      throw notGood();
    }
  }

  private void requireSeat(Workspace workspace, long taken) {
    OptionalLong seats =
        workspace.seats().isPresent()
            ? OptionalLong.of(workspace.seats().getAsInt())
            : plans.get(workspace.plan()).seats();
    if (seats.isPresent() && taken >= seats.getAsLong()) {
      throw new NoSeatLeft(workspace.plan(), seats.getAsLong());
    }
  }

  private void forget(Caller.Member caller, EmailAddress email) {
    database
        .createQuery(
            "select i from Invitation i"
                + " where i.workspaceId = :workspace and lower(i.email) = lower(:email)",
            Invitation.class)
        .setParameter("workspace", caller.workspaceId())
        .setParameter("email", email.text())
        .getResultStream()
        .forEach(
            earlier -> {
              Members.requireAuthority(caller, earlier.role());
              database.remove(earlier);
            });
    database.flush();
  }

  private Letter letter(EmailAddress to, Account inviter, Workspace workspace, String token) {
    return new Letter(
        to,
        "You are invited to a workspace",
        "Hello,\n\n"
            + inviter.name()
            + " ("
            + inviter.email()
            + ") invites you to work in \""
            + workspace.name()
            + "\" on Quietzone. To accept, open\n\n"
            + base
            + "/api/auth/invitations/accept/?token="
            + token
            + "\n\nThe link is good for a week. If you do not know what this is about, do nothing."
            + "\n\nQuietzone\n");
  }

  private String drawToken() {
    byte[] drawn = new byte[TOKEN_BYTES];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static InvalidFields notGood() {
    return new InvalidFields(
        Map.of(
            "token",
            new Judgement("This invitation was used or taken back, is too old, or is not yours.")));
  }
}
