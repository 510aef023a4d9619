namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>Small worlds for the slot protocol: what threads do, as users would write it.</summary>
internal static class SlotScenarios
{
    /// <summary>The checkpoint of threads that do something else before they use the descriptor.</summary>
    private const long First = 15;

    public static IEnumerable<string> Names =>
        ["receive", "two directions", "idle reader", "leave", "recycled waiter", "second waiter", "close", "give away", "reuse", "reuse in a batch", "refused"];

    public static Exploration Explore(string name, bool edge, Mutation? mutation)
    {
        SlotModel model = name switch
        {
            "receive" => Receive(edge, mutation),
            "two directions" => TwoDirections(edge, mutation),
            "idle reader" => IdleReader(edge, mutation),
            "leave" => Leave(edge, mutation),
            "recycled waiter" => RecycledWaiter(edge, mutation),
            "second waiter" => SecondWaiter(edge, mutation),
            "close" => Close(edge, mutation),
            "give away" => GiveAway(edge, mutation),
            "reuse" => Reuse(edge, mutation),
            "reuse in a batch" => ReuseInBatch(edge, mutation),
            "refused" => Refused(edge, mutation),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
        return model.Explore();
    }

    /// <summary>The registration is ended at any moment by who wants to keep the descriptor, which is allowed only while nobody waits or is about to.</summary>
    private static SlotModel GiveAway(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", at => model.UseAlone(at, task: 1), SlotModel.WaitFirst);
        model.Thread("peer", _ => model.Send());
        model.Thread("giver", _ => model.GiveAway());
        return model;
    }

    /// <summary>A peer sends twice; the reader reads until it would block, waits, and so on.</summary>
    private static SlotModel Receive(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", at => model.Use(at, Interest.Readable, task: 1, want: 3));
        model.Thread("peer", _ =>
        {
            model.Send();
            model.Send();
            model.Send();
        });
        return model;
    }

    /// <summary>Readable from the beginning, writable at some time; each direction has its task.</summary>
    private static SlotModel TwoDirections(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, bytes: 1);
        model.Thread("reader", at => model.Use(at, Interest.Readable, task: 1), SlotModel.WaitFirst);
        model.Thread("writer", at => model.Use(at, Interest.Writable, task: 2), SlotModel.WaitFirst);
        model.Thread("peer", _ => model.MakeRoom());
        return model;
    }

    /// <summary>The reader waits in vain, which must not keep the writer from being told.</summary>
    private static SlotModel IdleReader(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, room: 1);
        model.Daemon("reader", at => model.Use(at, Interest.Readable, task: 1), SlotModel.WaitFirst);
        model.Thread("writer", at => model.Use(at, Interest.Writable, task: 2), SlotModel.WaitFirst);
        return model;
    }

    /// <summary>A wait times out at any moment; the next task to wait gets what has come meanwhile.</summary>
    private static SlotModel Leave(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", at =>
        {
            if (at != First)
            {
                model.UseAlone(at, task: 2);
                return;
            }

            Token token = model.TokenOf(1);
            Machines.Waker first = ModelTask.Find(1)!.Waker();
            if (model.Receive() != 0) return;
            if (!model.Protocol.TryWait(token, Interest.Readable, first, out _))
            {
                model.Sleep(1);
                model.Protocol.LeaveWait(token, Interest.Readable, first);
            }

            ModelRun.Current.Forget(0);
        }, First);
        model.Thread("timer", _ => SlotModel.Wake(1, 1));
        model.Thread("peer", _ => model.Send());
        return model;
    }

    /// <summary>The waiting task ends; its cell, recycled, waits again on the same direction.</summary>
    private static SlotModel RecycledWaiter(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", at =>
        {
            if (at != First)
            {
                model.UseAlone(at, task: 1, generation: 2);
                return;
            }

            Token token = model.TokenOf(1);
            Machines.Waker first = ModelTask.Find(1)!.Waker();
            if (!model.Protocol.TryWait(token, Interest.Readable, first, out _)) model.Protocol.LeaveWait(token, Interest.Readable, first);
            model.Recycle(1);
            ModelRun.Current.Forget(0);
        }, First);
        model.Thread("peer", _ => model.Send());
        return model;
    }

    /// <summary>Two tasks wait for one direction: at most one is refused, the other gets what it waits for.</summary>
    private static SlotModel SecondWaiter(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, bytes: 1);
        void Body(long at, int task)
        {
            try
            {
                model.Use(at, Interest.Readable, task);
            }
            catch (InvalidOperationException error) when (error.Message.Contains("Two tasks", StringComparison.Ordinal))
            {
                // Refused, and what it would do next does no harm either.
                model.Protocol.LeaveWait(model.TokenOf(1), Interest.Readable, ModelTask.Find(task)!.Waker());
            }
        }

        model.Thread("first", at => Body(at, 1), SlotModel.WaitFirst);
        model.Thread("second", at => Body(at, 2), SlotModel.WaitFirst);
        model.Daemon("peer", _ =>
        {
            model.AwaitTaken();
            model.Send();
        });
        return model;
    }

    private static SlotModel Close(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, closes: true);
        model.Thread("reader", at => model.Use(at, Interest.Readable, task: 1, want: 2));
        model.Thread("closer", _ => model.CloseToken());
        model.Thread("peer", _ => model.Send());
        return model;
    }

    /// <summary>The index is used again while the loop, and a task that leaves late, still hold the old token.</summary>
    private static SlotModel Reuse(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, ghosts: 1, emptyReturns: 1, closes: true);
        model.Thread("late", _ =>
        {
            try
            {
                Machines.Waker waker = ModelTask.Find(1)!.Waker();
                if (model.Protocol.TryWait(model.TokenOf(1), Interest.Readable, waker, out Readiness _)) return;
                model.Sleep(1);
                model.Protocol.LeaveWait(model.TokenOf(1), Interest.Readable, waker);
                ModelViolationException.ThrowIf(
                    model.Protocol.TryWait(model.TokenOf(1), Interest.Writable, waker, out Readiness _), "a stale token was ready");
            }
            catch (TokenClosedException)
            {
                // As it should be.
            }
        });
        model.Thread("closer", _ => model.CloseToken());
        model.Daemon("next", at => Next(model, at), First);
        return model;
    }

    /// <summary>An event is under way to the first life while the slot begins its second.</summary>
    private static SlotModel ReuseInBatch(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, emptyReturns: 1, closes: true, bytes: 1);
        model.Thread("first", _ =>
        {
            try
            {
                model.Protocol.TryWait(model.TokenOf(1), Interest.Readable, ModelTask.Find(1)!.Waker(), out Readiness _);
            }
            catch (TokenClosedException)
            {
                // As it should be.
            }
        });
        model.Thread("closer", _ => model.CloseToken());
        model.Daemon("next", at => Next(model, at), First);
        return model;
    }

    /// <summary>Takes the slot as soon as it may, and waits on it.</summary>
    private static void Next(SlotModel model, long at)
    {
        if (at != First)
        {
            model.Use(at, Interest.Readable, task: 2, life: 2);
            return;
        }

        model.Reopen();
        ModelRun.Current.Forget(0);
    }

    /// <summary>The kernel refuses the first registration: one task fails, the other one is served all the same.</summary>
    private static SlotModel Refused(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, refusals: 1, bytes: 1, room: 1);
        void Body(long at, Interest interest, int task)
        {
            try
            {
                model.Use(at, interest, task);
            }
            catch (RegistrationLimitException)
            {
                // Told so, and gone.
            }
        }

        model.Thread("reader", at => Body(at, Interest.Readable, 1), SlotModel.WaitFirst);
        model.Thread("writer", at => Body(at, Interest.Writable, 2), SlotModel.WaitFirst);
        return model;
    }
}
