package io.quietzone.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Something that was done. It is written once, and never changed. */
@Entity
@Table(name = "audit_entry")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class AuditEntry {

  @Id private String id;

  @Column(name = "workspace_id")
  private String workspaceId;

  private OffsetDateTime at;

  @Enumerated(EnumType.STRING)
  @Column(name = "actor_kind")
  private Actor.Kind actorKind;

  @Column(name = "actor_id")
  private @Nullable String actorId;

  private String action;

  private String subject;

  private String details;

  protected AuditEntry() {}

  AuditEntry(
      String id,
      String workspaceId,
      Instant at,
      Actor actor,
      String action,
      String subject,
      Map<String, String> details) {
    this.id = id;
    this.workspaceId = workspaceId;
    this.at = at.atOffset(ZoneOffset.UTC);
    this.actorKind = actor.kind();
    this.actorId = actor.id();
    this.action = action;
    this.subject = subject;
    this.details = written(details);
  }

  public String id() {
    return id;
  }

  public Instant at() {
    return at.toInstant();
  }

  public Actor actor() {
    return new Actor(actorKind, actorId);
  }

  public String action() {
    return action;
  }

  public String subject() {
    return subject;
  }

  /** What else there is to know, by name. */
  public Map<String, String> details() {
    try (JsonReader reader = Json.createReader(new StringReader(details))) {
      JsonObject object = reader.readObject();
      Map<String, String> read = new TreeMap<>();
      object.keySet().forEach(name -> read.put(name, object.getString(name)));
      return read;
    }
  }

  private static String written(Map<String, String> details) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    details.forEach(object::add);
    return object.build().toString();
  }
}
