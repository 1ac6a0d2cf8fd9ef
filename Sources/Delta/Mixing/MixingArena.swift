/// Owns the memory of one run of the mixing codec; everything in it goes when the arena goes.
///
/// The models hold plain pointers into it, so that coding a byte neither counts references nor checks exclusivity.
final class MixingArena {
    private var blocks: [UnsafeMutableRawPointer] = []

    /// Memory for `count` values, aligned to cache lines and filled with `value`.
    func take<Value: BitwiseCopyable>(_ count: Int, of value: Value) -> UnsafeMutablePointer<Value> {
        let block = UnsafeMutableRawPointer.allocate(
            byteCount: max(1, count) * MemoryLayout<Value>.stride, alignment: 64)
        blocks.append(block)
        let values = block.bindMemory(to: Value.self, capacity: count)
        values.initialize(repeating: value, count: count)
        return values
    }

    deinit {
        for block in blocks { block.deallocate() }
    }
}
