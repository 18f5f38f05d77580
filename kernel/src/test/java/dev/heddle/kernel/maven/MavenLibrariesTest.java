package dev.heddle.kernel.maven;

import static dev.heddle.kernel.maven.FileRepository.dependency;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.kernel.maven.MavenLibraries.How;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against repositories in folders: no test needs a network.
@Timeout(120)
class MavenLibrariesTest {
    private static final How LOCAL = new How(false, false, List.of("here"), List.of());

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private FileRepository repository;
    private MavenLibraries libraries;

    @BeforeEach
    void open() throws Exception {
        repository = new FileRepository(Files.createDirectories(folder.resolve("here")));
        libraries = libraries("");
    }

    private MavenLibraries libraries(String settings) throws Exception {
        Path file = folder.resolve("settings.xml");
        Files.writeString(file, "<settings>" + settings + "</settings>");
        var opened = new MavenLibraries(Settings.read(file, folder.resolve("m2")), notes::add);
        opened.add(Repository.of("here", repository.folder().toString()));
        return opened;
    }

    private List<String> names(List<Path> files) {
        return files.stream().map(f -> f.getFileName().toString()).toList();
    }

    private List<String> resolve(How how, String... wanted) throws Unresolved {
        List<Coordinates> all = new ArrayList<>();
        for (String text : wanted) all.add(Coordinates.parse(text));
        return names(libraries.resolve(all, how));
    }

    private String failure(How how, String wanted) {
        return assertThrows(Unresolved.class, () -> resolve(how, wanted)).getMessage();
    }

    private void chain() {
        repository
                .library("t", "c", "1", "")
                .library(
                        "t",
                        "b",
                        "1",
                        "<dependencies>" + dependency("t", "c", "<version>1</version>") + "</dependencies>")
                .library(
                        "t",
                        "a",
                        "1",
                        "<dependencies>" + dependency("t", "b", "<version>1</version>")
                                + dependency("t", "junit", "<version>1</version><scope>test</scope>")
                                + "</dependencies>");
    }

    @Test
    void bringsALibraryAndWhatItNeedsToRun() throws Exception {
        chain();
        assertEquals(List.of("a-1.jar", "b-1.jar", "c-1.jar"), resolve(LOCAL, "t:a:1"));
        assertEquals(List.of(), resolve(LOCAL, "t:b:1"), "all of it is here");
        assertEquals(3, libraries.loaded().size());
    }

    @Test
    void leavesOutWhatIsExcluded() throws Exception {
        chain();
        assertEquals(
                List.of("a-1.jar", "b-1.jar"),
                resolve(new How(false, false, List.of("here"), List.of("t:c")), "t:a:1"));
    }

    @Test
    void takesTypesAndClassifiers() throws Exception {
        repository.library("t", "a", "1", "").jar("t", "a", "1", "tests").jar("t", "a", "1", "linux");
        assertEquals(List.of("a-1-tests.jar"), resolve(LOCAL, "t:a:test-jar::1"));
        assertEquals(List.of("a-1-linux.jar"), resolve(LOCAL, "t:a:jar:linux:1"));
    }

    @Test
    void takesSnapshotsAndTheirUpdates() throws Exception {
        repository.snapshot("t", "a", "1-SNAPSHOT", 1);
        assertEquals("build 1", text(LOCAL));
        repository.snapshot("t", "a", "1-SNAPSHOT", 2);
        assertEquals("build 1", text(LOCAL), "not asked again on the same day");
        assertEquals("build 2", text(new How(false, true, List.of("here"), List.of())));
    }

    private String text(How how) throws Exception {
        libraries = libraries("");
        return Files.readString(libraries
                .resolve(List.of(Coordinates.parse("t:a:1-SNAPSHOT")), how)
                .getFirst());
    }

    @Test
    void offlineTakesWhatIsThereAndSaysWhatIsNot() throws Exception {
        chain();
        var offline = new How(true, false, List.of("remote"), List.of());
        libraries.add(Repository.of("remote", "http://127.0.0.1:1/"));
        String sentence = failure(offline, "t:a:1");
        assertTrue(sentence.startsWith("offline") && sentence.contains("t:a:1"), sentence);
        resolve(LOCAL, "t:c:1");
        libraries = libraries("<offline>true</offline>");
        assertEquals(List.of("c-1.jar"), resolve(LOCAL, "t:c:1"));
    }

    @Test
    void saysWhatIsMissingAndWhereItLooked() {
        String sentence = failure(LOCAL, "t:nosuch:1");
        assertTrue(
                sentence.contains("t:nosuch") && sentence.contains("here (") && sentence.contains("%mavenRepo"),
                sentence);
        assertEquals(1, sentence.lines().count());
    }

    @Test
    void saysThatARepositoryCannotBeReached() throws Exception {
        libraries.add(Repository.of("gone", "http://127.0.0.1:1/"));
        String sentence = failure(new How(false, false, List.of("gone"), List.of()), "t:a:1");
        assertTrue(sentence.contains("gone (http://127.0.0.1:1) cannot be reached"), sentence);
        assertTrue(failure(new How(false, false, List.of("unnamed"), List.of()), "t:a:1")
                .contains("%mavenRepo unnamed"));
    }

    @Test
    void aVersionThatIsLoadedStaysAndIsNamed() throws Exception {
        repository.library("t", "a", "1", "").library("t", "a", "2", "");
        resolve(LOCAL, "t:a:1");
        assertEquals(List.of(), resolve(LOCAL, "t:a:2"));
        assertTrue(notes.getFirst().contains("t:a stays at 1"), notes::toString);
    }

    @Test
    void readsPiecesOfAPomAsReadmesShowThem() throws Exception {
        chain();
        String pieces = "<repository><id>here2</id><url>" + repository.folder().toUri() + "</url></repository>\n"
                + dependency("t", "a", "<version>1</version>")
                + dependency("t", "nosuch", "<version>1</version><scope>test</scope>");
        var elsewhere = new How(false, false, List.of("empty"), List.of());
        libraries.add(Repository.of(
                "empty", Files.createDirectories(folder.resolve("empty")).toString()));
        assertEquals(
                List.of("a-1.jar", "b-1.jar", "c-1.jar"),
                names(libraries.resolvePom(pieces, null, Set.of(), elsewhere)));
    }

    @Test
    void readsParentsPropertiesAndManagedVersions() throws Exception {
        chain();
        repository.library(
                "t",
                "parent",
                "1",
                "<packaging>pom</packaging><properties><v>1</v></properties><dependencyManagement><dependencies>"
                        + dependency("t", "b", "<version>${v}</version>") + "</dependencies></dependencyManagement>");
        String project = "<project><modelVersion>4.0.0</modelVersion><parent><groupId>t</groupId><artifactId>parent"
                + "</artifactId><version>1</version><relativePath/></parent><artifactId>p</artifactId><dependencies>"
                + dependency(
                        "t",
                        "b",
                        "<exclusions><exclusion><groupId>*</groupId><artifactId>c</artifactId></exclusion></exclusions>")
                + "</dependencies></project>";
        Path file = Files.writeString(folder.resolve("pom.xml"), project);
        assertEquals(List.of("b-1.jar"), names(libraries.resolvePom(project, file.toFile(), Set.of(), LOCAL)));
    }

    @Test
    void aPomAsksOnlyTheRepositoriesThatTheReaderNames() {
        String missing = dependency("t", "nosuch", "<version>1</version>");
        String sentence = assertThrows(Unresolved.class, () -> libraries.resolvePom(missing, null, Set.of(), LOCAL))
                .getMessage();
        assertTrue(sentence.contains("here (") && !sentence.contains("central"), sentence);
    }

    @Test
    void badPomsAreNamed() {
        String sentence = assertThrows(
                        Unresolved.class, () -> libraries.resolvePom("<dependency><groupId>", null, Set.of(), LOCAL))
                .getMessage();
        assertTrue(sentence.startsWith("this is no XML"), sentence);
        String empty = assertThrows(Unresolved.class, () -> libraries.resolvePom(" ", null, Set.of(), LOCAL))
                .getMessage();
        assertTrue(empty.contains("<dependency>"), empty);
    }

    @Test
    void followsTheReadersSettings() throws Exception {
        chain();
        libraries =
                libraries("<localRepository>" + folder.resolve("own") + "</localRepository><mirrors><mirror><id>m</id>"
                        + "<mirrorOf>gone</mirrorOf><url>" + repository.folder().toUri() + "</url></mirror></mirrors>");
        libraries.add(Repository.of("gone", "http://127.0.0.1:1/"));
        assertEquals(List.of("c-1.jar"), resolve(new How(false, false, List.of("gone"), List.of()), "t:c:1"));
        assertTrue(Files.exists(folder.resolve("own/t/c/1/c-1.jar")));
    }

    @Test
    void readsCoordinatesOfEveryForm() throws Exception {
        assertEquals(new Coordinates("g", "a", "jar", "", "1"), Coordinates.parse("g:a:1"));
        assertEquals(new Coordinates("g", "a", "pom", "", "1"), Coordinates.parse("g:a:pom:1;"));
        assertEquals(new Coordinates("g", "a", "jar", "x", "1"), Coordinates.parse("g:a:jar:x:1"));
        assertTrue(assertThrows(Unresolved.class, () -> Coordinates.parse("g:a"))
                .getMessage()
                .contains("g:a:VERSION"));
        assertTrue(assertThrows(Unresolved.class, () -> Coordinates.parse("gson"))
                .getMessage()
                .contains("“gson”"));
    }

    @Test
    void centralIsAskedWithTlsWhateverItsOldAddress() throws Exception {
        for (String address : List.of(
                "http://repo1.maven.org/maven2/",
                "http://repo.maven.apache.org/maven2",
                "http://central.maven.org/maven2/"))
            assertEquals(
                    "https://repo.maven.apache.org/maven2",
                    Repository.of("central", address).url());
        assertThrows(Unresolved.class, () -> Repository.of("x", "ftp://example.org/"));
    }

    @Test
    void ownRepositoriesAreAskedBeforeCentral() {
        assertEquals(
                List.of("here", "central"),
                libraries.repositories().stream().map(Repository::id).toList());
    }
}
