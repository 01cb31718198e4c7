"""What all networks taught here have in common: AdamW on a learning rate that follows the clock, a running mean of the weights, checkpoints."""
import copy
import torch
from common import *
from nets import macs


class Pupil:
    """One network of those that learn from the same batches.

    spec: NAME=KIND[:init.pt[:PEAK]], KIND one of the network class's KINDS; what is saved is the running mean."""
    def __init__(self, network, spec, side, device, warm_up, decay, clip, parts):
        self.name, what = spec.split('=')
        kind, *rest = what.split(':')
        self.model = network(**network.KINDS[kind])
        print(self.name, 'macs, params', macs(self.model, side), device, flush=True)
        if rest and rest[0]:
            self.model.load_state_dict(torch.load(rest[0], map_location='cpu'))
        self.peak, self.warm_up, self.clip = float(rest[1]) if len(rest) > 1 else 3e-3, warm_up, clip
        self.model = self.model.to(device, memory_format=torch.channels_last)
        self.ema = copy.deepcopy(self.model).eval()
        self.slow, self.fast = ([v for v in m.state_dict().values() if v.is_floating_point()] for m in (self.ema, self.model))
        groups = [{'params': [p for p in self.model.parameters() if p.dim() > 1], 'weight_decay': decay},
                  {'params': [p for p in self.model.parameters() if p.dim() <= 1], 'weight_decay': 0.0}]
        self.opt = torch.optim.AdamW(groups, lr=self.peak, betas=(0.9, 0.99))
        self.sums, self.since = torch.zeros(parts, device=device), 0

    def begin(self, step, done):
        """Sets the learning rate; done: share of the time that is over."""
        for g in self.opt.param_groups:
            g['lr'] = self.peak * min(1, (step + 1) / self.warm_up) * (0.5 + 0.5 * np.cos(np.pi * min(1, done))) + 1e-6
        self.model.train()

    def end(self, step, loss, parts):
        self.opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.clip)
        self.opt.step()
        k = min(0.999, step / (step + 20))
        with torch.no_grad():
            torch._foreach_mul_(self.slow, k)
            torch._foreach_add_(self.slow, self.fast, alpha=1 - k)
            self.sums += torch.stack([p.detach() for p in parts])
        self.since += 1

    def means(self):
        """Means of the parts since the last call."""
        out = (self.sums / self.since).tolist()
        self.sums.zero_()
        self.since = 0
        return out

    def save(self):
        state = {k: v.detach().cpu().contiguous() for k, v in self.ema.state_dict().items()}
        torch.save(state, MODELS + '/%s.part' % self.name)
        os.replace(MODELS + '/%s.part' % self.name, MODELS + '/%s.pt' % self.name)
