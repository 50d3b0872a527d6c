package org.readout.acquisition;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.readout.devices.Well;

/**
 * A study: a folder with its plan ({@code study.toml}), its record ({@code readout.db}), the
 * untouched bytes of every file that was brought ({@code raw}) and its exports. Copy the folder and
 * you have copied the study.
 *
 * <p>Safe for many threads. What a method has written is on the disk when it returns, together with
 * its row in the audit trail. Nothing is ever changed or removed: the latest layout, binding, count
 * or result counts, and the earlier ones stay.
 */
public final class Study implements AutoCloseable {
  private static final String PLAN = "study.toml";
  private static final String RECORD = "readout.db";
  private static final String RAW = "raw";
  private static final String EXPORTS = "exports";

  private final Path folder;
  private final StudyPlan plan;
  private final Store store;
  private final RawFolder raw;
  private final RawFiles rawFiles;
  private final Migrations migrations;

  private Study(Path folder, StudyPlan plan, Store store, Migrations migrations) {
    this.folder = folder;
    this.plan = plan;
    this.store = store;
    this.raw = new RawFolder(folder.resolve(RAW));
    this.rawFiles = new RawFiles(raw, store);
    this.migrations = migrations;
  }

  /**
   * Makes a new study and opens it. The folder appears whole or not at all; the folders above it
   * are made where they are missing. A process that is killed on the way may leave a hidden folder
   * beside it, whose name ends in {@code .part}.
   *
   * @param clock what the record's times are read from
   * @throws StudyException.AlreadyThere if anything is at {@code folder}, even an empty folder
   * @throws StudyException.NetworkDrive if the folder would be on another machine's disk
   */
  public static Study create(Path folder, String name, InstantSource clock, Actor actor)
      throws StudyException {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a study has a name");
    }
    Path place = folder.toAbsolutePath().normalize();
    if (Files.exists(place)) {
      throw new StudyException.AlreadyThere(place);
    }
    Drive.requireLocal(place);
    Path part = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try {
        Files.createDirectories(part.resolve(RAW));
        Files.createDirectory(part.resolve(EXPORTS));
        Files.writeString(part.resolve(PLAN), StudyPlan.text(name));
        begin(part.resolve(RECORD), name, clock, actor);
        RawFolder.force(part);
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        RawFolder.force(place.resolveSibling(""));
      } finally {
        remove(part);
      }
    } catch (FileAlreadyExistsException e) {
      throw new StudyException.AlreadyThere(place);
    } catch (IOException e) {
      throw RawFolder.isFull(e)
          ? new StudyException.DiskFull(place, e)
          : new StudyException.WriteFailed(place, e);
    }
    return open(place, clock, actor);
  }

  /**
   * Opens a study. One that an earlier Readout wrote is brought up to date, after a copy of its
   * record was put beside it as {@code readout.db.before-NNN}.
   *
   * @throws StudyException.NotAStudy if the folder holds none
   * @throws StudyException.NewerStudy if a newer Readout wrote it
   */
  public static Study open(Path folder, InstantSource clock, Actor actor) throws StudyException {
    return open(folder, clock, actor, Migrations.known());
  }

  static Study open(Path folder, InstantSource clock, Actor actor, Migrations migrations)
      throws StudyException {
    Path place = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(place)) {
      throw new StudyException.NotAStudy(
          place, Files.exists(place) ? "it is a file" : "there is no such folder");
    }
    if (!isStudy(place)) {
      throw new StudyException.NotAStudy(place, "there is no " + RECORD + " in it");
    }
    Drive.requireLocal(place);
    StudyPlan plan = StudyPlan.read(place.resolve(PLAN), place.getFileName().toString());
    Store store = Store.open(place.resolve(RECORD), migrations, clock, actor);
    return new Study(place, plan, store, migrations);
  }

  /** Whether the folder looks like a study: it holds a record. Opens nothing. */
  public static boolean isStudy(Path folder) {
    return Files.isRegularFile(folder.resolve(RECORD));
  }

  /** The study's folder, absolute. */
  public Path folder() {
    return folder;
  }

  /** What a person wrote in {@code study.toml}, as it was when the study was opened. */
  public StudyPlan plan() {
    return plan;
  }

  /** The study's name. */
  public String name() {
    return plan.name();
  }

  /**
   * Brings a file: its bytes are kept for good, read-only, under their SHA-256. The same bytes a
   * second time are one file; a second name of them is kept too.
   *
   * @throws StudyException.UnreadableFile if it is missing, a folder, empty, changing, or not
   *     allowed to be read
   * @throws StudyException.DiskFull if there is no room; nothing of the file stays
   */
  public RawFile importFile(Path file) throws StudyException {
    return rawFiles.bring(file);
  }

  /** Brings many files with fewer waits for the disk; one that fails does not stop the others. */
  public Imports importFiles(List<Path> files) {
    return rawFiles.bring(files);
  }

  /**
   * The bytes of a file that was brought.
   *
   * @throws StudyException.Damaged if they are missing or not what was brought
   */
  public byte[] rawBytes(String sha256) throws StudyException {
    return raw.bytes(sha256);
  }

  /**
   * Where the bytes of a file that was brought are, after all of them were checked. Read only; the
   * name has no ending, see {@link StudyImage#name()}.
   *
   * @throws StudyException.Damaged if they are missing or not what was brought
   */
  public Path rawFile(String sha256) throws StudyException {
    return raw.file(sha256);
  }

  /** Every file that was brought and is not a layout, with what it is an image of. */
  public List<StudyImage> images() throws StudyException {
    return store.read(tx -> Images.all(tx).stream().map(Images.Row::image).toList());
  }

  /** Every plate with its latest layout. */
  public List<Plate> plates() throws StudyException {
    return store.read(Plates::all);
  }

  /**
   * Says that an image is of a plate, whatever its name; the last word counts. The plate is made if
   * it is new.
   *
   * @param image its SHA-256, or a file name that only one image has
   * @throws StudyException.NotInStudy if there is no such image, or several
   */
  public void bind(String plate, String image) throws StudyException {
    store.write(
        tx -> {
          Images.bind(tx, plate, null, image);
          return image;
        });
  }

  /** Says that an image shows one well of a plate; see {@link #bind(String, String)}. */
  public void bind(String plate, Well well, String image) throws StudyException {
    store.write(
        tx -> {
          Images.bind(tx, plate, well, image);
          return image;
        });
  }

  /**
   * Keeps a layout file with its layouts; each is from now on the layout of its plate. All of them
   * are kept, or none.
   */
  public List<PlateLayout> addLayouts(LayoutFile file) throws StudyException {
    RawFolder.Kept kept = raw.keep(file.name(), file.bytes());
    return store.write(
        tx -> {
          RawFiles.record(tx, kept, file.name());
          long source = RawFiles.knownId(tx, kept.sha256());
          List<PlateLayout> added = new ArrayList<>();
          for (Layout layout : file.layouts()) {
            added.add(Plates.add(tx, layout, source));
          }
          return added;
        });
  }

  /** Keeps a layout that no file holds, such as one that was painted on the screen. */
  public PlateLayout addLayout(Layout layout) throws StudyException {
    return store.write(tx -> Plates.add(tx, layout, null));
  }

  /** The computation with exactly this key, if it is done. */
  public Optional<Computation> find(JobKey key) throws StudyException {
    return store.read(tx -> Computations.find(tx, key));
  }

  /**
   * Keeps the count of one image, in one transaction; from now on it is the one that counts. For a
   * job that is done already nothing is kept twice, and its computation counts again.
   *
   * @throws StudyException.NotReproducible if the job is done and gave another result
   * @throws IllegalArgumentException if an input was never brought, or the kind is not {@code
   *     count}
   */
  public Computation commitCount(JobKey key, CountRecord count) throws StudyException {
    if (!key.kind().equals(CountTable.COUNT)) {
      throw new IllegalArgumentException("not a count: " + key.kind());
    }
    return store.write(tx -> Counts.commit(tx, key, count));
  }

  /** Lets an earlier computation be the one that counts for its image. */
  public void choose(Computation computation) throws StudyException {
    store.write(
        tx -> {
          Computations.choose(tx, computation.key(), computation.id());
          return computation;
        });
  }

  /** Keeps that an image could not be computed; what was computed of it before still counts. */
  public void commitFailure(JobKey key, String error, String remedy) throws StudyException {
    store.write(
        tx -> {
          Computations.fail(tx, key, error, remedy);
          return key;
        });
  }

  /** The images whose latest computation failed. */
  public List<Failure> failures() throws StudyException {
    return store.read(Computations::failures);
  }

  /** A whole count with its objects; empty if the computation is not a count of this study. */
  public Optional<CountRecord> count(long computation) throws StudyException {
    return store.read(tx -> Counts.read(tx, computation));
  }

  /**
   * What counts now, beside what was planned, by plate, well and image. Wells of a layout that were
   * not counted and regions that no layout names are rows too.
   */
  public List<CountRow> counts() throws StudyException {
    return store.read(CountTable::rows);
  }

  /**
   * Keeps what was measured in one field, in one transaction; from now on it is the one that counts
   * for the image that the job is about. For a job that is done already nothing is kept twice.
   *
   * @throws StudyException.NotReproducible if the job is done and gave another result
   * @throws IllegalArgumentException if an input was never brought, or the kind is not {@code
   *     potential}
   */
  public Computation commitField(JobKey key, FieldRecord field) throws StudyException {
    if (!key.kind().equals(Fields.POTENTIAL)) {
      throw new IllegalArgumentException("not a field: " + key.kind());
    }
    return store.write(tx -> Fields.commit(tx, key, field));
  }

  /** A whole field with its cells; empty if the computation is not a field of this study. */
  public Optional<FieldRecord> field(long computation) throws StudyException {
    return store.read(tx -> Fields.read(tx, computation));
  }

  /** Every field that was measured and counts now, with what was planned for its well. */
  public List<FieldRow> fields() throws StudyException {
    return store.read(Fields::rows);
  }

  /**
   * Keeps the answer to a question that is asked once, for example which probe is looked at. A
   * later answer counts instead of an earlier one, and both stay.
   *
   * @param question a short name, for example {@code potential.probe}
   */
  public void answer(String question, String answer) throws StudyException {
    store.write(
        tx -> {
          Answers.keep(tx, question, answer);
          return question;
        });
  }

  /** Every answer that counts, by its question. */
  public SortedMap<String, String> answers() throws StudyException {
    return store.read(Answers::all);
  }

  /** Keeps what an analysis said. */
  public StudyResult commitResult(NewResult result) throws StudyException {
    return store.write(tx -> Results.commit(tx, result));
  }

  /** The latest result of a kind. */
  public Optional<StudyResult> currentResult(String kind) throws StudyException {
    return store.read(tx -> Results.current(tx, kind));
  }

  /** The folder of the exports, {@code exports}; made if a person removed it. */
  public Path exportsFolder() throws StudyException {
    try {
      return Files.createDirectories(folder.resolve(EXPORTS));
    } catch (IOException e) {
      throw new StudyException.WriteFailed(folder.resolve(EXPORTS), e);
    }
  }

  /** What is in the folder of the exports, by name. */
  public List<Path> exports() throws StudyException {
    try (Stream<Path> exports = Files.list(exportsFolder())) {
      return exports.sorted().toList();
    } catch (IOException e) {
      throw new StudyException.WriteFailed(folder.resolve(EXPORTS), e);
    }
  }

  /** Puts into the trail that an export was made. */
  public void recordExport(String name, String detailJson) throws StudyException {
    store.write(tx -> tx.audit("export", name, detailJson, null));
  }

  /** Who did what, from the first row on. */
  public List<AuditEntry> auditTrail() throws StudyException {
    return store.read(AuditTrail::entries);
  }

  /** The hash of the last audit row, for an export to keep. */
  public String auditHead() throws StudyException {
    return store.read(tx -> AuditTrail.head(tx).hash());
  }

  /** Checks every file, the database and the chain. Reads everything; changes nothing. */
  public Verification verify() {
    return new Verifier(raw, store, migrations).verify();
  }

  /** Closing a second time does nothing. */
  @Override
  public void close() throws StudyException {
    store.close();
  }

  private static void begin(Path record, String name, InstantSource clock, Actor actor)
      throws StudyException {
    try (Store store = Store.create(record, Migrations.known(), clock, actor)) {
      store.write(
          tx -> {
            tx.insert("study", "name, created", name, tx.now().toString());
            return tx.audit("create", "study", CanonicalJson.of(Map.of("name", name)), null);
          });
    }
  }

  private static void remove(Path part) throws IOException {
    if (Files.exists(part)) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
