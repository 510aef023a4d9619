using ReactorGen.EventQueues;
using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>
/// One slot under the shipped protocol, and the world around it: a kernel queue with one descriptor per life of the slot, a loop that delivers, tasks that sleep.
/// </summary>
internal sealed partial class SlotModel : SlotTable, IEventQueue
{
    // The world's variables. Those that exist per life or per task are followed by room for three.
    private const int Bytes = 0;
    private const int Room = 4;
    private const int Closed = 8;
    private const int Woken = 12;
    private const int Life = 16;
    private const int Registered = 20;      // the generation the kernel reports, 0 for none
    private const int Armed = 21;
    private const int OneShot = 22;
    private const int Pending = 23;
    private const int InQuarantine = 24;
    private const int Reusable = 25;
    private const int Ghosts = 26;
    private const int EmptyReturns = 27;
    private const int Refusals = 28;
    private const int Size = 30;

    [ThreadStatic]
    private static SlotModel? s_current;

    private readonly bool _edge;
    private readonly bool _closes;
    private readonly ModelState _initial = new(SlotModelAccess.Variables, Size, Explorer.ThreadLimit);
    private readonly Explorer _explorer;
    private readonly Mutation? _mutation;
    private readonly Token _first;

    public SlotModel(bool edge, Mutation? mutation, int ghosts = 0, int emptyReturns = 0, int refusals = 0, bool closes = false, int bytes = 0, int room = 0) : base(0, 16)
    {
        _edge = edge;
        _closes = closes;
        _mutation = mutation;
        Allocate(out _first);
        Protocol = new SlotProtocol<SlotModelAccess>(this, this);
        _initial.Memory[SlotModelAccess.Word] = edge ? SlotWord.Edge : 0;
        _initial.Memory[7] = 1;
        for (int task = 1; task <= 3; task++) _initial.World[Life + task] = 1;
        _initial.World[Bytes + 1] = bytes;
        _initial.World[Room + 1] = room;
        _initial.World[Ghosts] = ghosts;
        _initial.World[EmptyReturns] = emptyReturns;
        _initial.World[Refusals] = refusals;
        _explorer = new Explorer(_initial, mutation);
        _explorer.Daemon("loop", Loop);
    }

    public static ref Slot CurrentSlot => ref s_current!.Directory.Find(s_current._first);

    public SlotProtocol<SlotModelAccess> Protocol { get; }

    public QueueMode Mode => QueueMode.Edge;

    private static ModelRun Run => ModelRun.Current;

    /// <summary>Pins and generations matter to nobody where nothing is closed.</summary>
    public static bool IsPrivate(SlotSite site) => !s_current!._closes && site is (
        SlotSite.EnterRead or SlotSite.EnterPin or SlotSite.EnterGeneration or SlotSite.ExitRead or SlotSite.ExitUnpin or SlotSite.DeliverGeneration);

    /// <summary>The token of the slot's first or second life.</summary>
    public Token TokenOf(int life) => new(_first.Address, (uint)life);

    public void Thread(string name, Action<long> body, long checkpoint = 0) => _explorer.Thread(name, body, checkpoint);

    public void Daemon(string name, Action<long> body, long checkpoint = 0) => _explorer.Daemon(name, body, checkpoint);

    public Exploration Explore()
    {
        s_current = this;
        return _explorer.Explore();
    }

    // The peer and the tasks.

    public void Send(int life = 1) => Run.Fenced("send", state =>
    {
        state.World[Bytes + life]++;
        Raise(state, life, Interest.Readable);
        return 0;
    });

    public void MakeRoom(int life = 1) => Run.Fenced("make room", state =>
    {
        state.World[Room + life] = 1;
        Raise(state, life, Interest.Writable);
        return 0;
    });

    public long Receive(int life = 1) => Run.Fenced("receive", state =>
    {
        long count = state.World[Bytes + life];
        state.World[Bytes + life] = 0;
        return count;
    });

    /// <summary>The peer pauses until everything has been received.</summary>
    public void AwaitTaken() => Run.Fenced("all is taken", state => state.World[Bytes + 1] == 0 ? 0 : null);

    private long HasRoom(int life) => Run.Fenced("has room", state => state.World[Room + life]);

    public static void Wake(int task, int generation) => Run.Fenced($"wake task {task}", state =>
    {
        if (state.World[Life + task] == generation) state.World[Woken + task] = 1;
        return 0;
    });

    /// <summary>The task sleeps until it is woken.</summary>
    public void Sleep(int task) => Run.Fenced($"task {task} sleeps", state =>
    {
        if (state.World[Woken + task] == 0) return null;
        state.World[Woken + task] = 0;
        return 0;
    });

    /// <summary>The task's cell begins another life.</summary>
    public void Recycle(int task) => Run.Fenced($"recycle {task}", state =>
    {
        state.World[Woken + task] = 0;
        return ++state.World[Life + task];
    });

    /// <summary>The checkpoint of a user's loop that waits first.</summary>
    public const long WaitFirst = 1;

    /// <summary>
    /// A user's loop: tries until it would block, waits, and so on, until it has what it wants or the token is closed.
    /// </summary>
    /// <param name="at">The thread's checkpoint.</param>
    /// <param name="interest">Readable: wants <paramref name="want"/> bytes; Writable: wants room.</param>
    /// <param name="task">Whose waker it waits with.</param>
    /// <param name="want">How much it wants.</param>
    /// <param name="life">The life of the slot whose token it uses.</param>
    /// <param name="generation">The generation of the task.</param>
    public void Use(long at, Interest interest, int task, int want = 1, int life = 1, int generation = 1)
    {
        const int Try = 0, Asleep = 2;
        Token token = TokenOf(life);
        Waker waker = ModelTask.Find(task)!.Waker(generation);
        (int phase, long got) = ((int)(at & 15), at >> 4);
        try
        {
            if (phase == Try)
            {
                got += interest == Interest.Readable ? Receive(life) : HasRoom(life);
                if (got < want) Run.Forget((got << 4) + WaitFirst);
                return;
            }

            if (phase == Asleep) Sleep(task);
            bool ready = phase == WaitFirst
                ? Protocol.TryWait(token, interest, waker, out Readiness readiness)
                : Protocol.PollWait(token, interest, out readiness);
            if (ready) CheckOwn(readiness, life);
            Run.Forget((got << 4) + (ready ? Try : Asleep));
        }
        catch (TokenClosedException)
        {
            // Told so: that, too, is an end.
        }
    }

    /// <summary>As <see cref="Use"/>, where no other task waits: to be refused is wrong.</summary>
    public void UseAlone(long at, int task, int generation = 1)
    {
        try
        {
            Use(at, Interest.Readable, task, generation: generation);
        }
        catch (InvalidOperationException error)
        {
            throw new ModelViolationException(error.Message);
        }
    }

    public void CloseToken(int life = 1)
    {
        Protocol.Close(TokenOf(life), false, out Waker reader, out Waker writer);
        reader.Wake();
        writer.Wake();
    }

    /// <summary>Ends the registration if nobody uses it; then the queue must not know the descriptor any more.</summary>
    public void GiveAway()
    {
        if (!Protocol.TryEnd(TokenOf(1))) return;
        Run.Fenced("given away", state =>
        {
            ModelViolationException.ThrowIf(state.World[Closed + 1] == 0 || state.World[Registered] != 0, "given away while the registration lives");
            return 0;
        });
    }

    /// <summary>Begins the slot's next life once its index may be used again.</summary>
    public void Reopen()
    {
        Run.Fenced("take the index", state => state.World[Reusable] != 0 ? 0 : null);
        SlotProtocol<SlotModelAccess>.Open(ref CurrentSlot, 7, null, _edge);
    }

    /// <summary>What arrives in the second life must be that life's own.</summary>
    private static void CheckOwn(Readiness ready, int life)
    {
        long own = Run.Fenced("what was ready", state => state.World[Bytes + life] | (state.World[Room + life] << 8) | (life == 2 ? 0 : 1L << 20));
        ModelViolationException.ThrowIf(own == 0, $"{ready} was delivered to the slot's next owner");
    }

    // The loop.

    private static void CheckOpen(ModelState state, Token token) =>
        ModelViolationException.ThrowIf(state.World[Closed + token.Generation] != 0, "the queue was told about a descriptor that is closed already");

    public override void Quarantine(Token token) => Run.Fenced("quarantine", state =>
    {
        ModelViolationException.ThrowIf(state.World[Closed + token.Generation] != 0, "freed twice");
        state.World[Closed + token.Generation] = 1;
        state.World[_mutation is Mutation.World ? Reusable : InQuarantine] = 1;
        return 0;
    });

    int IEventQueue.Wait(Span<QueueEvent> events, int milliseconds) => throw new NotSupportedException();

    void IEventQueue.Notify() => throw new NotSupportedException();

    void IDisposable.Dispose()
    {
    }
}
