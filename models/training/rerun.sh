#!/usr/bin/env bash
# Trains all networks anew, one step after another. Help: models/training/rerun.sh --help
set -euo pipefail

HERE="$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd -P)"
ROOT="$(cd -- "$HERE/../.." && pwd -P)"
readonly HERE ROOT
readonly POOLS=24 VISITORS=150 NEEDED_JAVA=25 CASCADE=haarcascade_frontalface_alt2.xml

usage() {
  cat << 'EOF'
Usage: models/training/rerun.sh [--gpu] [--dry-run]

Trains detector, landmark network and feature network from nothing, exports and measures them.
What comes of it lies in $TRAINING_WORK (default: models/training/work); nothing that ships changes.

  --gpu       the larger feature network and the detector on this machine's GPU, as what ships
              was trained; without it the smaller feature network, on the CPU
  --dry-run   prints the commands and what is missing, and does nothing
  --help      this

A step that ended well, whose output is there, and none of whose predecessors ran again since, is
skipped. So whatever stops it, start it again. To do a step again, delete its file in
$TRAINING_WORK/done. What a step printed is in $TRAINING_WORK/logs.

Has to be there (all of it is checked first):
  Python with PyTorch, OpenCV, ONNX and NumPy (README.md); with --gpu a PyTorch that sees the GPU
  the inputs of inputs.sha256: $SHARED with teachers and pictures, $TRAINING_WORK/cascades
  150 drawn visitors: $TRAINING_WORK/visitors/*.png, or ./consentgate build and a JDK 25, which draw them

How long, on two cores; the trainers follow the clock and take what they are given:
  prepare, exclude     4 minutes
  morphs               27 minutes with ONNX Runtime, 2 hours without: 24 x 2,048 faces, 33 or 150 ms each;
                       with --gpu an eighth of that, for the landmark network alone
  features             6 hours: 1.2 million crops at 54 a second; with --gpu 23.5 minutes
  landmarks            50 minutes, on the CPU in both cases: 3.0 million samples, as what ships was trained
  detector             50 minutes, some 100,000 scenes; with --gpu 22 minutes
  level, export, evaluate   3 minutes
Together 8 to 10 hours on a CPU alone. That is not what ships: the GPU showed the networks 9 times as
many crops and 25 times as many scenes (README.md says what a CPU would need for those).

Environment:
  PYTHON              default /usr/bin/python3; one with ONNX Runtime makes morphs four times as fast
  JAVA                default java; a JDK 25, only to draw visitors (./consentgate java prints one)
  SHARED, TRAINING_WORK, OTHER_INPUTS   README.md
  FEATURE_MINUTES, LANDMARK_MINUTES, DETECTOR_MINUTES   how long each is trained
EOF
}

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "rerun.sh: $1"
  shift
  for line in "$@"; do say "  $line"; done
  exit 1
}

# --- what was asked for ---------------------------------------------------------------------

VARIANT=cpu DRY=''
for argument in "$@"; do
  case "$argument" in
    --gpu) VARIANT=gpu ;;
    --dry-run) DRY=yes ;;
    --help) usage && exit 0 ;;
    *) fail "unknown argument $argument" "models/training/rerun.sh --help" ;;
  esac
done

PYTHON="${PYTHON:-/usr/bin/python3}"
JAVA="${JAVA:-java}"
WORK="$(realpath -m -- "${TRAINING_WORK:-$HERE/work}")"
export TRAINING_WORK="$WORK"
if [[ "$VARIANT" == gpu ]]; then
  KIND=large FEATURE_MINUTES="${FEATURE_MINUTES:-23.5}" DETECTOR_MINUTES="${DETECTOR_MINUTES:-22}"
  LAST_POOL=3
  # What ships had 13 processes that made scenes, on 16 cores.
  MAKERS="$(($(nproc) > 4 ? $(nproc) - 3 : 1))" BATCH=128
else
  KIND=small FEATURE_MINUTES="${FEATURE_MINUTES:-360}" DETECTOR_MINUTES="${DETECTOR_MINUTES:-50}"
  LAST_POOL="$POOLS"
  MAKERS=1 BATCH=32
fi
LANDMARK_MINUTES="${LANDMARK_MINUTES:-50}"
readonly VARIANT DRY PYTHON JAVA WORK KIND FEATURE_MINUTES DETECTOR_MINUTES LANDMARK_MINUTES LAST_POOL MAKERS BATCH
readonly CACHE="$WORK/cache" MODELS="$WORK/models" ONNX="$WORK/onnx-$VARIANT"

# --- what has to be there -------------------------------------------------------------------

PROBLEMS=0

problem() {
  PROBLEMS=$((PROBLEMS + 1))
  say "missing: $1"
  shift
  for line in "$@"; do say "  $line"; done
}

check_python() {
  local package missing=()
  if ! "$PYTHON" -c '' 2> /dev/null; then
    problem "a Python at $PYTHON" "name one: PYTHON=... models/training/rerun.sh"
    return
  fi
  for package in torch cv2 onnx numpy; do
    "$PYTHON" -c "import $package" 2> /dev/null || missing+=("$package")
  done
  [[ ${#missing[@]} -eq 0 ]] || problem "of $PYTHON: ${missing[*]}" "models/training/README.md says which versions and how to get them"
  if [[ "$VARIANT" == gpu && " ${missing[*]} " != *" torch "* ]] \
    && ! "$PYTHON" -c 'import sys, torch; sys.exit(not torch.cuda.is_available())'; then
    problem "a GPU that the PyTorch of $PYTHON sees" "without --gpu the smaller feature network is trained on the CPU"
  fi
}

check_inputs() {
  local said
  said="$("$PYTHON" "$HERE/inputs.py" models faces/portraits faces/world/train faces/lfw-dev cascades 2>&1 > /dev/null)" \
    || problem "inputs, by" "${said//$'\n'/$'\n  '}"
}

has_visitors() {
  local drawn
  mapfile -t drawn < <(compgen -G "$WORK/visitors/*.png" || true)
  ((${#drawn[@]} >= VISITORS))
}

check_visitors() {
  local classes="$ROOT/gateway/camera/target/classes" version
  ! has_visitors || return 0
  if [[ ! -f "$classes/io/consentgate/gateway/camera/visitor/VisitorScene.class" ]]; then
    problem "$VISITORS drawn visitors in $WORK/visitors, and the classes that draw them" "build them: ./consentgate build"
  fi
  version="$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')" || true
  if [[ ! "$version" =~ ^[0-9]+$ ]] || ((version < NEEDED_JAVA)); then
    problem "$VISITORS drawn visitors in $WORK/visitors, and a JDK $NEEDED_JAVA to draw them ($JAVA is ${version:-none})" \
      "./consentgate java prints one: JAVA=.../bin/java models/training/rerun.sh"
  fi
}

# --- steps ----------------------------------------------------------------------------------

is_done() {
  local mark="$WORK/done/$1" output="$2" before
  [[ -e "$mark" && -e "$output" ]] || return 1
  for before in $3; do
    [[ ! "$WORK/done/$before" -nt "$mark" ]] || return 1
  done
}

# step NAME OUTPUT 'PREDECESSORS' COMMAND...
step() {
  local name="$1" output="$2" before="$3" began="$SECONDS"
  shift 3
  if [[ -n "$DRY" ]]; then
    printf '# %s%s\n' "$name" "$(! is_done "$name" "$output" "$before" || printf ': done, would be skipped')"
    printf '%q ' "$@"
    printf '\n'
    return
  fi
  if is_done "$name" "$output" "$before"; then
    say "$(date +%H:%M:%S) $name: done before"
    return
  fi
  say "$(date +%H:%M:%S) $name: $*"
  rm -f -- "$WORK/done/$name"
  "$@" 2>&1 | tee "$WORK/logs/$name.txt" || fail "$name stopped; what it printed is in $WORK/logs/$name.txt"
  [[ -e "$output" ]] || fail "$name ended, but $output is not there"
  touch -- "$WORK/done/$name"
  say "$(date +%H:%M:%S) $name: took $((SECONDS - began)) s"
}

script() {
  local name="$1" output="$2" before="$3" file="$4"
  shift 4
  step "$name" "$output" "$before" "$PYTHON" "$HERE/$file" "$@"
}

check_python
check_inputs
check_visitors
if ((PROBLEMS > 0)); then
  [[ -n "$DRY" ]] || fail "things are missing that it needs (see above), so nothing was done"
else
  say "everything that is needed is there"
fi
[[ -n "$DRY" ]] || mkdir -p -- "$WORK/done" "$WORK/logs" "$ONNX"

prepared=''
for source in color gray us taiwan korea lfw_dev; do
  script "prepare-$source" "$CACHE/$source.npz" '' 1_prepare.py "$source"
  prepared+=" prepare-$source"
done
script exclude "$CACHE/excluded.json" "$prepared" 2_exclude.py

# Pool by pool, so that one that is there is not made again; the pool's number is its seed. On a GPU
# faces are invented on the way, and only the landmark network, which reads the first three, wants pools.
pools='' tags=()
for ((n = 1; n <= LAST_POOL; n++)); do
  script "morphs-$n" "$CACHE/morph_P$n.npz" exclude 3_morphs.py P "$n" "$n" balanced
  pools+=" morphs-$n"
  tags+=("morph_P$n")
done

if [[ "$VARIANT" == gpu ]]; then
  script "features-$KIND" "$MODELS/$KIND.pt" exclude 4_train_embedder_gpu.py "$FEATURE_MINUTES" "$KIND=$KIND::3e-3"
else
  script "features-$KIND" "$MODELS/$KIND.pt" "exclude $pools" 4_train_embedder.py "$KIND" P "$FEATURE_MINUTES" "${tags[@]}"
fi
script landmarks "$MODELS/landmarks.pt" 'exclude morphs-1 morphs-2 morphs-3' 5_train_landmarks.py landmarks P "$LANDMARK_MINUTES"
if [[ -n "$DRY" ]] || ! has_visitors; then
  step visitors "$WORK/visitors/$(printf '%04d' $((VISITORS - 1))).png" '' \
    "$JAVA" -cp "$ROOT/gateway/camera/target/classes" "$HERE/DrawVisitors.java" "$WORK/visitors" "$VISITORS"
fi
step "detector-$VARIANT" "$MODELS/detector-$VARIANT.pt" 'exclude visitors' \
  env "MAKERS=$MAKERS" "BATCH=$BATCH" "$PYTHON" "$HERE/8_train_detector.py" "$DETECTOR_MINUTES" "detector-$VARIANT=slim::3e-3"
script "level-$KIND" "$MODELS/features-$KIND.pt" "features-$KIND" 9_level_groups.py "$KIND" "$MODELS/$KIND.pt" "$MODELS/features-$KIND.pt"

detector="$ONNX/face_detector_320.onnx" landmarks="$ONNX/face_landmarks_64.onnx" features="$ONNX/face_features_112.onnx"
script "export-detector-$VARIANT" "${detector%.onnx}_fp16.onnx" "detector-$VARIANT" 6_export.py detector=slim "$MODELS/detector-$VARIANT.pt" "$detector"
script "export-landmarks-$VARIANT" "${landmarks%.onnx}_fp16.onnx" landmarks 6_export.py landmarks "$MODELS/landmarks.pt" "$landmarks"
script "export-features-$VARIANT" "${features%.onnx}_fp16.onnx" "level-$KIND" 6_export.py "embedder=$KIND" "$MODELS/features-$KIND.pt" "$features"

# OpenCV 4.6 reads the float32 files; what these print is their output.
evaluate() {
  local what="$1" before="$2"
  shift 2
  script "evaluate-$what-$VARIANT" "$WORK/logs/evaluate-$what-$VARIANT.txt" "$before" 7_evaluate.py "$what" "$@"
}
evaluate teacher prepare-lfw_dev
evaluate embed "export-features-$VARIANT" "$features"
evaluate landmarks "export-landmarks-$VARIANT" "$landmarks" "$CASCADE"
evaluate detector "export-detector-$VARIANT export-landmarks-$VARIANT" "$detector" "$landmarks"
evaluate chain "export-features-$VARIANT export-landmarks-$VARIANT" "$features" "$landmarks" "$CASCADE"

[[ -n "$DRY" ]] || say "$(date +%H:%M:%S) done in $((SECONDS / 60)) minutes; the networks are in $ONNX"
