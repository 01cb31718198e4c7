package io.consentgate.gateway.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said on the command line. */
final class Options {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder, made with mode 0700 (default: ${DEFAULT-VALUE}).")
  Path data = Path.of("data", "gateway");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the pages (default: ${DEFAULT-VALUE}); 0 takes any free one.")
  int port = 8470;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}). Anything but loopback needs"
              + " --tls-keystore.")
  String bind = "127.0.0.1";

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "PKCS #12 file with key and certificate for TLS.")
  @Nullable Path tlsKeystore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "File with the password of the key store, mode 0600.")
  @Nullable Path tlsPasswordFile;

  @Option(
      names = "--authority",
      paramLabel = "URL",
      description = "Address of the authority (default: ${DEFAULT-VALUE}).")
  String authority = "http://127.0.0.1:8480";

  @Option(
      names = "--authority-trust",
      paramLabel = "FILE",
      description =
          "PEM file with the certificate of an https:// authority, or of whoever signed it; the"
              + " machine's own list is not asked then.")
  @Nullable Path authorityTrust;

  @Option(
      names = "--pair",
      paramLabel = "CODE",
      description = "Pair with an authority on another machine by the code its back office shows.")
  String pair = "";

  @Option(
      names = "--authority-data",
      paramLabel = "FOLDER",
      description =
          "Data folder of an authority of the same owner on this machine: pair through the two"
              + " folders.")
  @Nullable Path authorityData;

  @Option(
      names = "--poll",
      paramLabel = "SECONDS",
      description =
          "Pause between two looks at the authority's lists, 1 to 60 (default:"
              + " ${DEFAULT-VALUE}).")
  int pollSeconds = 5;

  @Option(
      names = "--portal",
      paramLabel = "NAME=TARGET",
      description =
          "A portal: log: writes a line a release, http(s)://… asks a controller. Up to 8; default:"
              + " main=log:")
  List<String> portals = new ArrayList<>();

  @Option(
      names = "--camera",
      paramLabel = "[PORTAL=]URI",
      description =
          "The camera of a portal: v4l2:N, rtsp://…, http://…, file:…, synthetic:… (default:"
              + " v4l2:0).")
  List<String> cameras = new ArrayList<>();

  @Option(
      names = "--region",
      paramLabel = "[PORTAL=]REGION",
      description =
          "The part of a camera's picture that is looked at; the rest is blackened before anything"
              + " looks. LEFT,TOP,WIDTH,HEIGHT as shares of the picture, such as 0.2,0,0.6,1, or"
              + " three and more corners, such as '0.2,0 0.8,0 1,1 0,1' (default: all of it).")
  List<String> regions = new ArrayList<>();

  @Option(
      names = "--model-set",
      paramLabel = "NAME",
      description = "Which networks to use (default: ${DEFAULT-VALUE}).")
  String modelSet = "bundled";

  @Option(
      names = "--retire-model-set",
      paramLabel = "ID",
      description =
          "Erase every reference made with a model set, by its id such as bundled-1; another set"
              + " has to be in use. Cannot be undone.")
  List<String> retiredSets = new ArrayList<>();

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description =
          "Folder with files of model sets that are not bundled; may be given more than once. The"
              + " first that has a file of the name wanted has to have the right one.")
  List<Path> models = new ArrayList<>();

  @Option(
      names = "--pad",
      paramLabel = "LEVEL",
      description =
          "What is done against pictures in place of a person: none; frozen-frames, which notices"
              + " a camera that gives one picture again and again; or turn-head, which also asks"
              + " for a turn of the head (default: ${DEFAULT-VALUE}).")
  String pad = "frozen-frames";

  @Option(
      names = "--pack",
      paramLabel = "DEMO|FILE",
      description = "Policy pack (default: ${DEFAULT-VALUE}).")
  String pack = "DEMO";

  @Option(
      names = "--pack-key",
      paramLabel = "FILE",
      description = "Public key, a JWK file, that the policy pack is signed with.")
  @Nullable Path packKey;

  @Option(
      names = "--gateway-id",
      paramLabel = "NAME",
      description = "This gateway's name (default: ${DEFAULT-VALUE}).")
  String gatewayId = "gate-1";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone in which pages tell times (default: the machine's).")
  String zone = "";

  @Option(
      names = "--root",
      paramLabel = "ROOT",
      description =
          "What the key ring is sealed under: file, passphrase:FILE, credential:NAME (systemd),"
              + " fd:N, or a PKCS #11 token,"
              + " pkcs11:slot-id=N?module-path=LIBRARY&pin-source=FILE (default:"
              + " ${DEFAULT-VALUE}). A ring under file moves under a better root at the next start.")
  String root = "file";

  @Option(
      names = "--accept-lost-keys",
      description =
          "Begin an empty key ring if the present one cannot be read; passes made before open"
              + " nothing any more.")
  boolean acceptLostKeys;
}
