"""Distil the teacher into feature networks on a GPU: every face is invented for its one step, and the teacher sees it there and then.

usage: 4_train_embedder_gpu.py MINUTES NAME=KIND[:init.pt[:PEAK]]...   KIND: small or large (nets.py); several learn from the same faces
The teacher sees the face in place and its mirror image; a pupil sees it twice, each time as a camera and a detector would show it.
"""
import importlib, sys, time
import torch
import torch.nn.functional as F
from common import *
from gpu_faces import Crops, Inventor, Turn
from nets import *
from pupil import Pupil
from teacher_torch import TorchTeacher

FACES = int(os.environ.get('FACES', 512))                             # a step; each pupil sees twice as many crops
SHARE_REAL = float(os.environ.get('SHARE_REAL', 0.15))                # of them; the rest are blends
FULL = 0.94                                                           # after this share of the time everything is float32
morphs, level = importlib.import_module('3_morphs'), importlib.import_module('9_level_groups')


def learn(pupil, x, target, anchors, queue, step, done, half):
    pupil.begin(step, done)
    with torch.autocast(x.device.type, dtype=torch.bfloat16, enabled=half):
        s = pupil.model(x)
    loss, *parts = loss_of(s.float(), target, anchors, queue)
    pupil.end(step, loss, [loss, *parts])


def loss_of(s, t, anchors, queue):
    """1 - cosine to the teacher, the similarity structure among the step's faces and to portraits, and: each its own among many."""
    s, n = F.normalize(s), len(t) // 2
    point = (1 - (s * t).sum(1)).mean()
    rel = F.mse_loss(s @ t[:n].T, t @ t[:n].T)
    ank = F.mse_loss(s @ anchors.T, t @ anchors.T)
    own = F.cross_entropy(s @ torch.cat([t[:n], queue]).T * 24, torch.arange(n, device=s.device).repeat(2))
    return point + 10 * rel + 10 * ank + 0.15 * own, point, rel, own


def main():
    minutes, specs = float(sys.argv[1]), sys.argv[2:]
    inputs.check(inputs.RETAIL, *inputs.PORTRAITS)
    device = 'cuda' if torch.cuda.is_available() else 'cpu'
    torch.manual_seed(1)
    torch.backends.cudnn.benchmark = True
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    crops, lms, embs, who = morphs.load('P')
    source, dark = level.sources(crops, lms, embs, who)
    east = (source == 'taiwan') | (source == 'korea')
    keep, centre = (torch.from_numpy(a).float().to(device) for a in (level.without_groups(embs, source, dark), embs.mean(0)))
    levelled = lambda e: F.normalize((e - centre) @ keep)
    inventor = Inventor(crops, lms, [np.flatnonzero(g) for g in (east, dark, ~east & ~dark)], device, SHARE_REAL)
    cut, teacher = Crops(device), TorchTeacher(device=device)
    portraits = torch.from_numpy(embs).to(device)
    anchors, queue = levelled(portraits), levelled(portraits)[torch.randperm(len(portraits), device=device)[:4096]]
    half16 = torch.float16 if device == 'cuda' else None
    check(inventor, cut, teacher, portraits, half16)
    pupils = [Pupil(Embedder, s, 112, device, warm_up=300, decay=0.02, clip=5, parts=4) for s in specs]
    print('portraits', len(inventor), flush=True)
    start, step, saved = time.time(), 0, time.time()
    while (done := (time.time() - start) / (60 * minutes)) < 1:
        with torch.no_grad():
            img, turn, lm = inventor.faces(FACES)
            x = cut.teachers(img, turn, lm).round()
            t = levelled(F.normalize(sum(teacher.embed(v, half16) for v in (x, x.flip(3)))))
            seen = torch.cat([cut.pupils(img, turn, lm) for _ in range(2)]).contiguous(memory_format=torch.channels_last)
        for p in pupils:
            learn(p, seen, t.repeat(2, 1), anchors[torch.randint(len(anchors), (512,), device=device)], queue, step, done, device == 'cuda' and done < FULL)
        queue = torch.cat([t, queue])[:4096]
        step += 1
        if step == 20 or step % 200 == 0:
            for p in pupils:
                print('%s step %d crops %d  %.1f min  loss %.4f  1-cos %.4f rel %.5f own %.3f  %.0f crops/s' % (
                    p.name, step, step * FACES * 2, (time.time() - start) / 60, *p.means(), step * FACES * 2 / (time.time() - start)), flush=True)
        if time.time() - saved > 60:
            [p.save() for p in pupils]
            saved = time.time()
    [p.save() for p in pupils]
    print('finished: %d faces, %d crops, %d steps' % (step * FACES, step * FACES * 2, step), flush=True)


@torch.no_grad()
def check(inventor, cut, teacher, known, half):
    """The teacher here must say of untouched portraits what it said before."""
    lm = inventor.lm[:64]
    x = cut.teachers(inventor.img[:64].float(), Turn(lm, 0.0), lm).round()
    for kind in {None, half}:
        e = F.normalize(teacher.embed(x, kind) + teacher.embed(x.flip(3), kind))
        c = (e * known[:64]).sum(1)
        print('teacher, %s: cosine to its known opinion %.4f, least %.4f' % (kind, c.mean(), c.min()), flush=True)
        assert c.min() > 0.95


if __name__ == '__main__':
    main()
