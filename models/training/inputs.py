"""What training and its evaluation read from outside, known by digest: teachers, pictures, OpenCV's cascades (inputs.sha256).

usage: inputs.py [PATH...]            checks everything that inputs.sha256 names, or what begins with one of the paths
       inputs.py digests [PATH...]    prints the same of what is here, in the form of inputs.sha256
Every script checks the files that it reads, and the pictures that its caches were made of, and stops where one is missing or different.
OTHER_INPUTS says what is meant to be different, by how its path begins (`OTHER_INPUTS=faces`, several with spaces, or
`all`); the script then prints the digests of what it found instead, and goes on.
"""
import hashlib, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
_places = [os.path.join(HERE, p) for p in ('../../../shared', '../../..')]
# The folder with models/ and faces/: $SHARED, or `shared` beside the checkout, or the one this file lies in.
SHARED = os.environ.get('SHARED') or next((p for p in _places if os.path.isdir(p + '/faces')), _places[0])
WORK = os.environ.get('TRAINING_WORK') or os.path.join(HERE, 'work')    # caches and checkpoints; never committed

YUNET, RETAIL = 'models/face_detection_yunet_2023mar.onnx', 'models/face_reid_retail_0095.onnx'
SOURCES = {'color': 'faces/portraits/color/', 'gray': 'faces/portraits/gray/', 'us': 'faces/world/train/us/',
           'taiwan': 'faces/world/train/taiwan/', 'korea': 'faces/world/train/korea/', 'lfw_dev': 'faces/lfw-dev/'}
LFW_DEV = SOURCES['lfw_dev']
PORTRAITS = [p for p in SOURCES.values() if p != LFW_DEV]             # what may be trained on
CASCADES = ['cascades/haarcascade_frontalface_alt2.xml', 'cascades/lbpcascade_frontalface_improved.xml']


def place(path):
    return os.path.join(WORK if path.startswith('cascades/') else SHARED, path)


def pinned():
    """path -> (SHA-256, what it is and where it comes from)."""
    out, note = {}, ''
    with open(HERE + '/inputs.sha256', encoding='utf-8') as lines:
        for line in map(str.strip, lines):
            if line.startswith('#'):
                note = line[1:].strip()
            elif line:
                digest, path = line.split('  ', 1)
                out[path] = digest, note
    return out


def file_digest(path):
    h = hashlib.sha256()
    with open(path, 'rb') as f:
        while block := f.read(1 << 20):
            h.update(block)
    return h.hexdigest()


def digest_of(path):
    """SHA-256 of a file, or of a folder's sorted lines `sha256  relative/path`; None where there is nothing."""
    at = place(path)
    if not path.endswith('/'):
        return file_digest(at) if os.path.isfile(at) else None
    files = [os.path.join(folder, name) for folder, _, names in os.walk(at, followlinks=True) for name in names]
    lines = sorted(file_digest(f).encode() + b'  ' + os.fsencode(os.path.relpath(f, at)) + b'\n' for f in files)
    return hashlib.sha256(b''.join(lines)).hexdigest() if lines else None


def meant_to_differ():
    """How the paths begin that OTHER_INPUTS names."""
    named = os.environ.get('OTHER_INPUTS', '').split()
    for n in named:
        if n != 'all' and not any(p.startswith(n) for p in pinned()):
            sys.exit('inputs.py: OTHER_INPUTS has "%s", but nothing in inputs.sha256 begins so' % n)
    return ('',) if 'all' in named else tuple(named)


def check(*paths, each=False):
    """Stops the program unless these inputs are the pinned ones, or meant to be others."""
    pins, other, wrong, different = pinned(), meant_to_differ(), [], 0
    for path in dict.fromkeys(paths):
        (want, note), got = pins[path], digest_of(path)
        if got == want:
            if each:
                print('as pinned  %s' % path, flush=True)
        elif path.startswith(other):
            print('other than pinned, as OTHER_INPUTS says: %s, %s' % (path, 'sha256 ' + got if got else 'not there'), flush=True)
            different += 1
        else:
            wrong.append('  %s\n    %s\n    is: %s' % (path, 'different: SHA-256 %s instead of %s' % (got, want) if got else 'missing: ' + os.path.normpath(place(path)), note))
    if wrong:
        sys.exit('inputs.py: not what training is pinned to (inputs.sha256):\n%s\nPut it there: $SHARED is %s, $TRAINING_WORK is %s.\n'
                 'If other inputs are meant, name them in OTHER_INPUTS, for example OTHER_INPUTS=faces (README.md).' % (
                     '\n'.join(wrong), os.path.normpath(SHARED), os.path.normpath(WORK)))
    print('inputs: %d as pinned, %d meant to be others' % (len(dict.fromkeys(paths)) - different, different), flush=True)


def main():
    digests = sys.argv[1:2] == ['digests']
    begins = tuple(sys.argv[2 if digests else 1:]) or ('',)
    paths = [p for p in pinned() if p.startswith(begins)]
    if not paths:
        sys.exit(__doc__)
    if not digests:
        check(*paths, each=True)
        return
    for path in paths:
        print('%s  %s' % (digest_of(path) or 'not there', path))


if __name__ == '__main__':
    main()
