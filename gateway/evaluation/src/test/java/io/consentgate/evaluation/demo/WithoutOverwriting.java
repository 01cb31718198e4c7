package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.programs.Installation;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The gateway's own classes with the calls left out by which they overwrite what they worked with.
 * Put before the program's own on its class path, they make it the control of the look into its
 * memory. Nothing of the program itself can be told to leave them out.
 */
final class WithoutOverwriting {

  private static final String GATEWAY = "io/consentgate/gateway/";
  private static final String RING = GATEWAY + "store/keyring/";
  private static final String CUSTODY = GATEWAY + "store/custody/";
  private static final String VISION = GATEWAY + "vision/";
  private static final String CIPHER = "org/bouncycastle/crypto/MultiBlockCipher";

  private static final String ARRAY_FILL = "java/util/Arrays.fill";
  private static final String MEMORY_FILL = "java/lang/foreign/MemorySegment.fill";

  /** Where arrays are filled with zeros to be forgotten, and for nothing else. */
  private static final List<String> ZEROED_ARRAYS =
      List.of(
          RING,
          CUSTODY,
          GATEWAY + "store/pass/",
          GATEWAY + "camera/",
          GATEWAY + "camera/code/",
          VISION,
          "com/google/zxing/qrcode/decoder/",
          "com/google/zxing/qrcode/encoder/");

  /** The same of memory outside the heap; a region of interest blackens what lies outside it. */
  private static final List<String> ZEROED_MEMORY =
      List.of(
          GATEWAY + "secret/",
          CUSTODY,
          GATEWAY + "camera/CodeFrame.close",
          GATEWAY + "camera/Picture.blank",
          GATEWAY + "camera/source/",
          VISION);

  /** Where something else than a filling with zeros overwrites. */
  private static final List<Omission> ELSE =
      List.of(
          // The C library is not told to overwrite what is given back to it.
          new Omission(
              GATEWAY + "app/GatewayProgram.call", GATEWAY + "secret/ProcessMemory.overwriteFreed"),
          new Omission(RING + "ZeroedTransfer.read", RING + "ZeroedTransfer.forget"),
          new Omission(RING + "ZeroedTransfer.write", RING + "ZeroedTransfer.forget"),
          // A cipher is given no other key, which would take the place of its key schedule.
          new Omission(RING + "Sealing.run", CIPHER + ".init"),
          new Omission(CUSTODY + "SealingKey.run", CIPHER + ".init"),
          new Omission(VISION + "FacePipeline.forget", VISION + "Pyramid.forget"),
          new Omission(VISION + "FacePipeline.forget", VISION + "FaceFinder.forget"),
          new Omission(VISION + "FacePipeline.forget", VISION + "FaceMeter.forget"),
          new Omission(VISION + "FacePipeline.forget", VISION + "FeatureExtractor.forget"),
          new Omission(VISION + "Scratch.discard", VISION + "Scratch.forget"));

  /**
   * Calls that are left out.
   *
   * @param where a package, which ends with a slash, or a method
   * @param call the method called; of fillings, those with zero count
   */
  record Omission(String where, String call) {

    boolean isOf(String called, boolean isWithZero) {
      boolean isFill = call.equals(ARRAY_FILL) || call.equals(MEMORY_FILL);
      return call.equals(called) && (isWithZero || !isFill);
    }

    boolean isIn(String method) {
      return where.endsWith("/")
          ? method.startsWith(where) && method.indexOf('/', where.length()) < 0
          : method.equals(where);
    }
  }

  private final ClassFile classFile = ClassFile.of();
  private final Path folder;
  private final Map<Omission, Integer> leftOut = new LinkedHashMap<>();

  private WithoutOverwriting(Path folder) {
    this.folder = folder;
    ZEROED_ARRAYS.forEach(each -> leftOut.put(new Omission(each, ARRAY_FILL), 0));
    ZEROED_MEMORY.forEach(each -> leftOut.put(new Omission(each, MEMORY_FILL), 0));
    ELSE.forEach(each -> leftOut.put(each, 0));
  }

  /**
   * Rewrites the classes of an installation's gateway.
   *
   * @param folder is made, and holds those that differ from the program's own
   */
  static WithoutOverwriting write(Installation installation, Path folder) throws IOException {
    WithoutOverwriting classes = new WithoutOverwriting(folder);
    Path target = installation.gatewayFolder();
    classes.jar(target.resolve("gateway-app.jar"));
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(target.resolve("lib"), "gateway-*.jar")) {
      for (Path jar : jars) {
        classes.jar(jar);
      }
    }
    return classes;
  }

  /** Returns the folder. */
  Path folder() {
    return folder;
  }

  /** Returns how many calls were left out, of those that are to be. */
  Map<Omission, Integer> leftOut() {
    return leftOut;
  }

  private void jar(Path jar) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(jar);
        Stream<Path> files = Files.walk(content.getPath("/"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(".class")) {
          rewrite(classFile.parse(Files.readAllBytes(file)));
        }
      }
    }
  }

  /** Writes a class without the calls, if it has any. */
  private void rewrite(ClassModel model) throws IOException {
    String name = model.thisClass().asInternalName();
    Set<MethodModel> concerned = new HashSet<>();
    for (MethodModel method : model.methods()) {
      for (Omission each : omissions(name, method)) {
        leftOut.merge(each, 1, Integer::sum);
        concerned.add(method);
      }
    }
    if (!concerned.isEmpty()) {
      Path file = folder.resolve(name + ".class");
      Files.createDirectories(file.getParent());
      ClassTransform transform =
          (builder, element) -> {
            if (element instanceof MethodModel method && concerned.contains(method)) {
              CodeTransform code = CodeTransform.ofStateful(() -> new Leaving(of(name, method)));
              builder.transformMethod(method, MethodTransform.transformingCode(code));
            } else {
              builder.with(element);
            }
          };
      Files.write(file, classFile.transformClass(model, transform));
    }
  }

  private List<Omission> omissions(String owner, MethodModel method) {
    Leaving leaving = new Leaving(of(owner, method));
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .flatMap(element -> leaving.omission(element).stream())
        .toList();
  }

  private static String of(String owner, MethodModel method) {
    return owner + "." + method.methodName().stringValue();
  }

  /** Goes through one method and leaves the calls out: their arguments are taken off the stack. */
  private final class Leaving implements CodeTransform {

    private final String method;
    private boolean isZero;

    Leaving(String method) {
      this.method = method;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (omission(element).isPresent() && element instanceof InvokeInstruction call) {
        leaveOut(code, call);
      } else {
        code.with(element);
      }
    }

    /** Says which omission the next element of the method is, if it is one. */
    Optional<Omission> omission(CodeElement element) {
      Optional<Omission> found = Optional.empty();
      if (element instanceof InvokeInstruction call) {
        String called = call.owner().asInternalName() + "." + call.name().stringValue();
        found =
            leftOut.keySet().stream()
                .filter(each -> each.isOf(called, isZero) && each.isIn(method))
                .findFirst();
      }
      if (element instanceof Instruction) {
        isZero =
            element instanceof ConstantInstruction constant
                && constant.constantValue() instanceof Number number
                && number.doubleValue() == 0;
      }
      return found;
    }

    private static void leaveOut(CodeBuilder code, InvokeInstruction call) {
      for (ClassDesc argument : call.typeSymbol().parameterList().reversed()) {
        if (TypeKind.from(argument).slotSize() == 2) {
          code.pop2();
        } else {
          code.pop();
        }
      }
      if (call.opcode() != Opcode.INVOKESTATIC) {
        code.pop();
      }
      // Nobody asks what such a call gives.
      switch (TypeKind.from(call.typeSymbol().returnType())) {
        case VOID -> {}
        case REFERENCE -> code.aconst_null();
        default -> code.iconst_0();
      }
    }
  }
}
